package org.cellstate.dsl.sweep.sample;

import java.util.Arrays;

/** Quantiles of a few numbers. */
final class Quantiles {

    private Quantiles() {}

    /** Returns a quantile, between the two nearest numbers where it is none of them. */
    static double of(double[] numbers, double share) {
        double[] sorted = numbers.clone();
        Arrays.sort(sorted);
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(sorted.length - 1, below + 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
