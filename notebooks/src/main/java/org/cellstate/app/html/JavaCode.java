package org.cellstate.app.html;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;

/** Java source as HTML with light colouring: comments, strings, numbers, keywords, annotations, types and magics. */
final class JavaCode {

    private static final Pattern TOKEN = Pattern.compile(
            // Possessive quantifiers: a long string must not cost a stack frame per character.
            "(?<comment>//[^\\n]*+|/\\*(?:[^*]|\\*(?!/))*+(?:\\*/|$))"
                    + "|(?<string>\"\"\"(?:[^\"\\\\]|\\\\.|\"(?!\"\"))*+\"\"\"|\"(?:[^\"\\\\\\n]|\\\\.)*+\"?"
                    + "|'(?:[^'\\\\\\n]|\\\\.)*+'?)"
                    + "|(?<number>\\b(?:0[xX][0-9a-fA-F_]+|0[bB][01_]+"
                    + "|[0-9][0-9_]*(?:\\.[0-9_]+)?(?:[eE][+-]?[0-9]+)?)[fFdDlL]?\\b)"
                    + "|(?<annotation>@[A-Za-z_][\\w.]*+)"
                    + "|(?<magic>(?m:^)%%?[A-Za-z][^\\n]*+)"
                    + "|(?<word>[\\p{L}_$][\\p{L}\\p{N}_$]*+)",
            Pattern.DOTALL);

    /** Words that are keywords in some places only, which the platform's list leaves out. */
    private static final Set<String> CONTEXTUAL = Set.of("permits", "record", "sealed", "var", "yield");

    private JavaCode() {}

    static String toHtml(String source) {
        StringBuilder html = new StringBuilder();
        Matcher token = TOKEN.matcher(source);
        int end = 0;
        while (token.find()) {
            html.append(Escape.html(source.substring(end, token.start())));
            String kind = kind(token);
            String text = Escape.html(token.group());
            html.append(kind.isEmpty() ? text : "<span class=\"" + kind + "\">" + text + "</span>");
            end = token.end();
        }
        return html.append(Escape.html(source.substring(end))).toString();
    }

    private static String kind(Matcher token) {
        if (token.group("comment") != null) {
            return "c";
        }
        if (token.group("string") != null) {
            return "s";
        }
        if (token.group("number") != null) {
            return "n";
        }
        if (token.group("annotation") != null || token.group("magic") != null) {
            return "a";
        }
        String word = token.group();
        if (SourceVersion.isKeyword(word) || CONTEXTUAL.contains(word)) {
            return "k";
        }
        return Character.isUpperCase(word.codePointAt(0)) ? "t" : "";
    }
}
