package org.cellstate.dsl.sweep.sample;

import org.apache.commons.math3.special.Erf;

/**
 * The logarithm of the expected improvement on a cost, where the cost at a point is normal. Far from any hope the expectation itself is 0 in
 * floating point, its logarithm is not, and still says where to go (Ament, Daulton, Eriksson, Balandat and Bakshy 2023).
 *
 * @param value the logarithm
 * @param byMean its derivative by the mean
 * @param byDeviation its derivative by the standard deviation
 */
record LogImprovement(double value, double byMean, double byDeviation) {

    private static final double LOG_ROOT_TWO_PI = 0.5 * Math.log(2 * Math.PI);

    /** Below, the difference of density and tail would lose digits. */
    private static final double TAIL = -3;

    private static final int TERMS = 60;

    /**
     * Returns it.
     *
     * @param best the cost to be improved on
     * @param mean of the cost at the point
     * @param deviation of the cost at the point, above 0
     */
    static LogImprovement of(double best, double mean, double deviation) {
        double z = (best - mean) / deviation;
        double log;
        double slope;
        if (z > TAIL) {
            double tail = 0.5 * Erf.erfc(-z / Math.sqrt(2));
            double expected = Math.exp(-0.5 * z * z - LOG_ROOT_TWO_PI) + z * tail;
            log = Math.log(expected);
            slope = tail / expected;
        } else {
            double rest = rest(-z);
            log = -0.5 * z * z - LOG_ROOT_TWO_PI + Math.log(rest / (rest - z));
            slope = 1 / rest;
        }
        return new LogImprovement(log + Math.log(deviation), -slope / deviation, (1 - slope * z) / deviation);
    }

    /**
     * Returns c in Mills's ratio 1 / (t + c), by the continued fraction of Laplace: 1 / (t + 2 / (t + 3 / (t + …))).
     */
    private static double rest(double t) {
        double fraction = t;
        for (int term = TERMS; term > 1; term--) {
            fraction = t + term / fraction;
        }
        return 1 / fraction;
    }
}
