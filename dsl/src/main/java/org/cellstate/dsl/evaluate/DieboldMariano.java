package org.cellstate.dsl.evaluate;

import org.apache.commons.math3.distribution.TDistribution;

/**
 * A test of whether two methods' forecasts are equally good (Diebold and Mariano 1995), by the differences of their losses in time order,
 * with the correction for few forecasts and the t distribution of Harvey, Leybourne and Newbold (1997).
 *
 * <p>The variance counts the autocovariances at lags below the number of steps, as forecasts that overlap share errors. Where that sum is
 * not positive, which it may be, they are counted with Bartlett's weights, which make it so.
 *
 * @param statistic below 0 where the first method lost less; NaN where there are too few differences, or they are all equal
 * @param pValue the probability of a statistic at least as far from 0 if both are equally good; NaN where the statistic is
 * @param count how many differences
 */
public record DieboldMariano(double statistic, double pValue, int count) {

    /** A difference is taken for more than chance below this p-value. */
    public static final double SIGNIFICANT = 0.05;

    /** A variance below this share of the squared mean is that of equal differences, rounded. */
    private static final double ROUNDING = 1e-20;

    /**
     * Compares losses.
     *
     * @param first the losses of the first method, in time order
     * @param second those of the second, of the same forecasts
     * @param steps how many forecasts in a row overlap: the steps ahead of forecasts made at every row; 1 where none do
     */
    public static DieboldMariano of(double[] first, double[] second, int steps) {
        int count = first.length;
        double[] differences = new double[count];
        double mean = 0;
        for (int i = 0; i < count; i++) {
            differences[i] = first[i] - second[i];
            mean += differences[i] / count;
        }
        double correction = (count + 1 - 2.0 * steps + steps * (steps - 1.0) / count) / count;
        if (count < 2 || steps >= count || correction <= 0) {
            return new DieboldMariano(Double.NaN, Double.NaN, count);
        }
        double plain = variance(differences, mean, steps, false);
        double variance = plain > 0 ? plain : variance(differences, mean, steps, true);
        if (!(variance > ROUNDING * mean * mean)) {
            return new DieboldMariano(Double.NaN, Double.NaN, count);
        }
        double statistic = mean / Math.sqrt(variance / count) * Math.sqrt(correction);
        double pValue = 2 * new TDistribution(null, count - 1.0).cumulativeProbability(-Math.abs(statistic));
        return new DieboldMariano(statistic, pValue, count);
    }

    private static double variance(double[] values, double mean, int steps, boolean bartlett) {
        double sum = 0;
        for (int lag = 0; lag < steps; lag++) {
            double covariance = 0;
            for (int i = lag; i < values.length; i++) {
                covariance += (values[i] - mean) * (values[i - lag] - mean) / values.length;
            }
            double weight = bartlett ? 1 - (double) lag / steps : 1;
            sum += (lag == 0 ? 1 : 2) * weight * covariance;
        }
        return sum;
    }

    /** Returns whether the difference is hardly chance: the p-value is below {@link #SIGNIFICANT}. */
    public boolean isSignificant() {
        return pValue < SIGNIFICANT;
    }

    /** Returns whether there was enough to test. */
    public boolean isKnown() {
        return !Double.isNaN(pValue);
    }
}
