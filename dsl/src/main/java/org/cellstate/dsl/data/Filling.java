package org.cellstate.dsl.data;

import java.util.BitSet;

/**
 * What was filled in a series.
 *
 * @param method how
 * @param count values that were filled
 * @param first the time stamp of the first; empty if there are none
 * @param last that of the last
 * @param longest rows of the longest gap
 * @param longestFrom the time stamp of its first row
 */
public record Filling(Fill method, int count, String first, String last, int longest, String longestFrom) {

    /** Describes the rows that were filled. */
    static Filling of(Fill method, BitSet rows, TimeIndex index) {
        int longest = 0;
        int from = 0;
        for (int start = rows.nextSetBit(0); start >= 0; start = rows.nextSetBit(rows.nextClearBit(start))) {
            int length = rows.nextClearBit(start) - start;
            from = length > longest ? start : from;
            longest = Math.max(longest, length);
        }
        return rows.isEmpty()
                ? new Filling(method, 0, "", "", 0, "")
                : new Filling(
                        method,
                        rows.cardinality(),
                        index.label(rows.nextSetBit(0)),
                        index.label(rows.length() - 1),
                        longest,
                        index.label(from));
    }

    /** Returns for example {@code 12 filled by interpolate() from 2001-03-01 to 2004-07-09, the longest gap 5 from 2002-01-01 on}. */
    @Override
    public String toString() {
        if (count == 0) {
            return "none to fill";
        }
        String span = count == 1 ? " at " + first : " from " + first + " to " + last;
        return count + " filled by " + method + span
                + (count == 1 ? "" : ", the longest gap " + longest + " from " + longestFrom + " on");
    }
}
