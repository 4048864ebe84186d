package org.cellstate.dsl.evaluate;

import java.util.Arrays;
import java.util.List;

/**
 * How far a model was off on the validation tail: split conformal prediction (Vovk et al. 2005) with absolute errors, in deviations of the
 * lookback window that each was made from, so that the band grows with the swing of the series.
 *
 * @param level the share of outcomes it is meant to hold
 * @param reach per step ahead, the distance from the forecast to either end
 */
@SuppressWarnings("ArrayRecordComponent") // stays inside the package, never compared
record Band(double level, double[] reach) {

    /** With fewer windows than this a step has too few errors of its own, and the errors of all steps stand for each. */
    private static final int FEWEST = 20;

    /**
     * Measures the distance of quantiles from a point.
     *
     * @param errors absolute errors {@code [window, step]}, row by row
     * @param levels of the quantiles: 0.1 and 0.9 are the ends of the band that is meant to hold 0.8
     * @return one band for each level
     */
    static List<Band> of(double[] errors, int steps, List<Double> levels) {
        return levels.stream()
                .map(level -> Outlook.rounded(Math.abs(2 * level - 1)))
                .map(share -> new Band(share, reach(errors, steps, share)))
                .toList();
    }

    /**
     * Returns the reach of each step.
     *
     * @param errors absolute errors {@code [window, step]}, row by row
     */
    static double[] reach(double[] errors, int steps, double level) {
        if (level == 0) {
            return new double[steps];
        }
        int windows = errors.length / steps;
        double[] reach = new double[steps];
        if (windows < FEWEST) {
            Arrays.fill(reach, rank(errors.clone(), level));
            return reach;
        }
        for (int step = 0; step < steps; step++) {
            double[] own = new double[windows];
            for (int window = 0; window < windows; window++) {
                own[window] = errors[window * steps + step];
            }
            reach[step] = rank(own, level);
        }
        return reach;
    }

    /**
     * Sorts the errors and returns the one of rank {@code ⌈(n + 1) level⌉}, the smallest that holds the level for {@code n} exchangeable errors
     * and one more (Vovk et al. 2005). Where {@code n} is below {@code level / (1 − level)} there is no such error, and the largest, which
     * holds {@code n / (n + 1)}, stands in.
     */
    static double rank(double[] errors, double level) {
        Arrays.sort(errors);
        int rank = (int) Math.ceil((errors.length + 1) * level - 1e-9);
        return errors[Math.max(0, Math.min(rank, errors.length) - 1)];
    }
}
