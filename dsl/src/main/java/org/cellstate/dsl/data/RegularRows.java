package org.cellstate.dsl.data;

import java.util.Arrays;

/**
 * Rows of a table laid out on a regular index.
 *
 * @param index the time stamps
 * @param rows {@code [time stamp][row]}: the numbers of the table's rows that stand for it; none where it was left out
 * @param merge what is made of several
 * @param mended what was done to get there
 */
@SuppressWarnings("ArrayRecordComponent") // stays inside the package, never compared
record RegularRows(TimeIndex index, int[][] rows, Regular.Merge merge, Mended mended) {

    static RegularRows of(TimeIndex index, int[][] rows, Regular.Merge merge, boolean sorted) {
        int added = 0;
        int merged = 0;
        String firstAdded = "";
        String firstMerged = "";
        for (int row = rows.length - 1; row >= 0; row--) {
            if (rows[row].length == 0) {
                added++;
                firstAdded = index.label(row);
            } else if (rows[row].length > 1) {
                merged += rows[row].length - 1;
                firstMerged = index.label(row);
            }
        }
        return new RegularRows(index, rows, merge, new Mended(sorted, added, firstAdded, merged, firstMerged, merge));
    }

    /** Returns rows that are regular as they stand. */
    static RegularRows asTheyStand(TimeIndex index, int[] rows) {
        int[][] laid = Arrays.stream(rows).mapToObj(row -> new int[] {row}).toArray(int[][]::new);
        return of(index, laid, Regular.Merge.REFUSE, false);
    }

    /** Returns the numbers of all rows, in order of time. */
    int[] all() {
        return Arrays.stream(rows).flatMapToInt(Arrays::stream).toArray();
    }

    /**
     * Returns a value for each time stamp, NaN where there is none.
     *
     * @param numbers a value for each of {@link #all}
     */
    double[] values(double[] numbers) {
        double[] values = new double[rows.length];
        int at = 0;
        for (int row = 0; row < rows.length; row++) {
            int end = at + rows[row].length;
            values[row] = merged(Arrays.stream(numbers, at, end)
                    .filter(value -> !Double.isNaN(value))
                    .toArray());
            at = end;
        }
        return values;
    }

    private double merged(double[] known) {
        if (known.length == 0) {
            return Double.NaN;
        }
        return switch (merge) {
            case REFUSE, FIRST -> known[0];
            case LAST -> known[known.length - 1];
            case MEAN -> Arrays.stream(known).sum() / known.length;
            case SUM -> Arrays.stream(known).sum();
        };
    }
}
