package org.cellstate.tests.bench.peer;

import java.util.List;

/** The middle of some numbers. */
public final class Median {

    private Median() {}

    /** Returns the middle of some values, the mean of the two in the middle of an even number, NaN where there is none. */
    public static double of(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        if (sorted.length == 0) {
            return Double.NaN;
        }
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
