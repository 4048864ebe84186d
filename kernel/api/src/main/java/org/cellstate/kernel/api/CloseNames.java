package org.cellstate.kernel.api;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Finds the names that somebody may have meant, for messages: by edit distance without regard to case. */
public final class CloseNames {

    private static final int OFFERED = 3;

    /** Of names shorter than this, any edit makes another name. */
    private static final int SHORT = 3;

    private CloseNames() {}

    /** Returns the names closest to {@code name}, best first, at most three; none that needs more than a third of it changed. */
    public static List<String> of(String name, Collection<String> names) {
        int allowed = name.length() < SHORT ? 0 : Math.max(1, name.length() / SHORT);
        return names.stream()
                .distinct()
                .filter(candidate -> !candidate.equals(name) && !candidate.isEmpty())
                .filter(candidate -> Math.abs(candidate.length() - name.length()) <= allowed)
                .map(candidate -> new Scored(candidate, distance(lower(name), lower(candidate))))
                .filter(scored -> scored.distance() <= allowed)
                .sorted(Comparator.comparingInt(Scored::distance)
                        .thenComparing(scored -> distance(name, scored.name()))
                        .thenComparing(Scored::name))
                .limit(OFFERED)
                .map(Scored::name)
                .toList();
    }

    private record Scored(String name, int distance) {}

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** Edits (insert, delete, replace, swap of neighbours) that turn one text into the other: optimal string alignment. */
    static int distance(String from, String to) {
        int[] beforeLast = new int[to.length() + 1];
        int[] last = IntStream.rangeClosed(0, to.length()).toArray();
        for (int i = 1; i <= from.length(); i++) {
            int[] row = new int[to.length() + 1];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int change = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + change);
                if (i > 1
                        && j > 1
                        && from.charAt(i - 1) == to.charAt(j - 2)
                        && from.charAt(i - 2) == to.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            beforeLast = last;
            last = row;
        }
        return last[to.length()];
    }
}
