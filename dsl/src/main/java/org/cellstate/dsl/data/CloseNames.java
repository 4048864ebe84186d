package org.cellstate.dsl.data;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Names that a misspelt one may have meant. */
final class CloseNames {

    private static final int MOST = 3;

    private CloseNames() {}

    /** Returns at most three of the names, the closest first, that are at most a third of the letters away, case aside. */
    static List<String> to(String name, List<String> names) {
        String wanted = name.toLowerCase(Locale.ROOT);
        int reach = Math.max(1, (wanted.length() + 1) / 3);
        return names.stream()
                .filter(other -> distance(wanted, other.toLowerCase(Locale.ROOT)) <= reach)
                .sorted(Comparator.comparingInt(other -> distance(wanted, other.toLowerCase(Locale.ROOT))))
                .limit(MOST)
                .toList();
    }

    /** Levenshtein's distance: the fewest letters to insert, delete or replace. */
    static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
