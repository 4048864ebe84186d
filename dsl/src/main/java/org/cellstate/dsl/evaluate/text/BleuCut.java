package org.cellstate.dsl.evaluate.text;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How BLEU cuts sentences, under sacrebleu's names. */
enum BleuCut {

    /** Words, numbers and signs, as the script mteval-v13a of the translation contests cuts them. */
    STANDARD("13a") {
        @Override
        List<String> tokens(String line) {
            String text = line.replace("<skipped>", "").replace("-\n", "").replace("\n", " ");
            text = text.replace("&quot;", "\"")
                    .replace("&amp;", "&")
                    .replace("&lt;", "<")
                    .replace("&gt;", ">");
            text = SIGN.matcher(" " + text + " ").replaceAll(" $1 ");
            text = AFTER_NO_DIGIT.matcher(text).replaceAll("$1 $2 ");
            text = BEFORE_NO_DIGIT.matcher(text).replaceAll(" $1 $2");
            return Spaces.split(DASH_AFTER_DIGIT.matcher(text).replaceAll("$1 $2 "));
        }
    },

    /** What stands between spaces: for sentences that were cut before. */
    NONE("none") {
        @Override
        List<String> tokens(String line) {
            return Spaces.split(line);
        }
    },

    /** Characters, without spaces. */
    CHARACTERS("char") {
        @Override
        List<String> tokens(String line) {
            return Spaces.split(line).stream()
                    .flatMap(word -> word.codePoints().mapToObj(Character::toString))
                    .collect(Collectors.toList());
        }
    };

    private static final Pattern SIGN = Pattern.compile("([{-~\\[-` -&(-+:-@/])");
    private static final Pattern AFTER_NO_DIGIT = Pattern.compile("([^0-9])([.,])");
    private static final Pattern BEFORE_NO_DIGIT = Pattern.compile("([.,])([^0-9])");
    private static final Pattern DASH_AFTER_DIGIT = Pattern.compile("([0-9])(-)");

    private final String name;

    BleuCut(String name) {
        this.name = name;
    }

    abstract List<String> tokens(String line);

    @Override
    public String toString() {
        return name;
    }
}
