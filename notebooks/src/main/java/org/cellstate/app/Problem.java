package org.cellstate.app;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Something that went wrong and that the user can mend, told in three parts: the rule, what was received, what to try.
 *
 * <p>The command line prints the message as it is, without a stack trace, and ends with status 1.
 */
public final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Problem(String rule, String received, String fix) {
        super(rule + "\n  received: " + received + "\n  try: " + fix);
    }

    public Problem(String rule, String received, String fix, Throwable cause) {
        this(rule, received, fix);
        initCause(cause);
    }

    /** Returns at most three of the known names that look like the received one, the most alike first. */
    public static List<String> closeNames(String received, Collection<String> known) {
        return known.stream()
                .filter(name -> distance(name, received) <= Math.max(1, received.length() / 3))
                .sorted(Comparator.comparingInt((String name) -> distance(name, received))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(3)
                .toList();
    }

    /** The Levenshtein distance, upper and lower case taken as equal. */
    private static int distance(String left, String right) {
        String a = left.toLowerCase(Locale.ROOT);
        String b = right.toLowerCase(Locale.ROOT);
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substitution = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(substitution, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
