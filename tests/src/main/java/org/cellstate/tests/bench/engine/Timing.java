package org.cellstate.tests.bench.engine;

import java.util.Arrays;
import java.util.List;

/**
 * What came of a turn over all rounds.
 *
 * @param milliseconds the median step, NaN where the peer could not
 * @param note how the peer did it, or why it could not
 */
record Timing(double milliseconds, String note) {

    /** Returns one without a value. */
    static Timing missing(String why) {
        return new Timing(Double.NaN, why);
    }

    /** Returns the median, of an even number the mean of both in the middle; NaN of none. */
    static double median(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        if (sorted.length == 0) {
            return Double.NaN;
        }
        return Arrays.stream(sorted, sorted.length % 2 == 1 ? middle : middle - 1, middle + 1)
                .average()
                .orElseThrow();
    }
}
