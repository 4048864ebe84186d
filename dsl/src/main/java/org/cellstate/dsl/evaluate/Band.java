package org.cellstate.dsl.evaluate;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

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
     * @param errors absolute errors {@code [window, step]}, row by row; NaN where an outcome was filled
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
     * @param errors absolute errors {@code [window, step]}, row by row; NaN where an outcome was filled, at least one is not
     */
    static double[] reach(double[] errors, int steps, double level) {
        if (level == 0) {
            return new double[steps];
        }
        double[] reach = new double[steps];
        double[][] own = new double[steps][];
        for (int step = 0; step < steps; step++) {
            int at = step;
            own[step] =
                    known(IntStream.range(0, errors.length / steps).mapToDouble(window -> errors[window * steps + at]));
        }
        if (Arrays.stream(own).anyMatch(of -> of.length < FEWEST)) {
            Arrays.fill(reach, rank(known(Arrays.stream(errors)), level));
            return reach;
        }
        Arrays.setAll(reach, step -> rank(own[step], level));
        return reach;
    }

    private static double[] known(DoubleStream errors) {
        return errors.filter(error -> !Double.isNaN(error)).toArray();
    }

    /**
     * Sorts the errors, at least one, and returns the one of rank {@code ⌈(n + 1) level⌉}, the smallest that holds the level for {@code n} exchangeable errors
     * and one more (Vovk et al. 2005). Where {@code n} is below {@code level / (1 − level)} there is no such error, and the largest, which
     * holds {@code n / (n + 1)}, stands in.
     */
    static double rank(double[] errors, double level) {
        Arrays.sort(errors);
        return errors[Math.max(0, Math.min(place(errors.length, level), errors.length) - 1)];
    }

    /** Returns whether there are so few errors that none holds the level. */
    static boolean tooFew(int errors, double level) {
        return place(errors, level) > errors;
    }

    private static int place(int errors, double level) {
        return (int) Math.ceil((errors + 1) * level - 1e-9);
    }
}
