package org.cellstate.dsl.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a text into words, numbers, punctuation and the gaps between them that are not the usual ones, and puts it together again, exactly.
 *
 * <p>A word is letters with their marks and digits; an apostrophe between them and a hyphen between letters are part of it, as a point,
 * a comma and a colon between digits are of a number. Scripts without spaces are cut character by character. Anything else is a token
 * for each character, runs of dashes and of points excepted.
 */
final class WordCut {

    private static final String UNIT =
            "(?:(?![\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\u30FC\\uFF70\\p{IsThai}\\p{IsLao}\\p{IsKhmer}"
                    + "\\p{IsMyanmar}])[\\p{L}\\p{N}][\\p{M}\\u00AD\\u200C\\u200D]*+)";
    private static final String WORD =
            UNIT + "++(?:(?:['\\u2019](?=[\\p{L}\\p{N}])|(?<=[\\p{L}\\p{M}])[-\\u2010\\u2011](?=\\p{L})"
                    + "|(?<=\\p{N})[.,:](?=\\p{N}))" + UNIT + "++)*+";
    private static final Pattern TOKEN =
            Pattern.compile("(?<gap>\\p{IsWhite_Space}++)|" + WORD + "|-{2,}+|\\.{2,}+|\\X", Pattern.DOTALL);

    private WordCut() {}

    static List<String> tokens(String text) {
        List<String> tokens = new ArrayList<>();
        Spacing spacing = new Spacing();
        String gap = "";
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            if (matcher.group("gap") != null) {
                gap = matcher.group();
                spacing.pass(gap);
                continue;
            }
            String token = matcher.group();
            if (!gap.equals(spacing.before(token))) {
                tokens.add(gap);
            }
            tokens.add(token);
            spacing.pass(token);
            gap = "";
        }
        if (!gap.isEmpty()) {
            tokens.add(gap);
        }
        return tokens;
    }

    static String text(List<String> tokens) {
        StringBuilder text = new StringBuilder();
        Spacing spacing = new Spacing();
        boolean open = false;
        for (String token : tokens) {
            if (Spacing.isGap(token)) {
                open = false;
            } else {
                text.append(open ? spacing.before(token) : "");
                open = true;
            }
            text.append(token);
            spacing.pass(token);
        }
        return text.toString();
    }
}
