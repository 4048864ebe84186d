package org.cellstate.dsl.evaluate.text;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Sentences cut at what Unicode holds for spaces, no-break ones among them: where Python, in which the known scores are made, cuts. */
final class Spaces {

    private static final Pattern SPACES =
            Pattern.compile("[\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]+");

    private Spaces() {}

    /** Returns what stands between spaces; of a text without anything else nothing. */
    static List<String> split(String text) {
        return Arrays.stream(SPACES.split(text)).filter(word -> !word.isEmpty()).toList();
    }
}
