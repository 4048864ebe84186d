package org.cellstate.dsl.evaluate;

import org.apache.commons.math3.special.Gamma;

/**
 * A test of whether values in order are independent, by their autocorrelations (Ljung and Box 1978): {@code Q = n (n + 2) Σ r² / (n - lag)}
 * is distributed as chi-square with as many degrees of freedom as there are lags. None is taken off for fitted weights: these values
 * are errors on rows that the weights were not fitted on.
 *
 * @param statistic Q; NaN where the values are all equal
 * @param lags that it sums over
 * @param pValue the probability of a Q at least as large if the values are independent; NaN where Q is
 */
public record LjungBox(double statistic, int lags, double pValue) {

    /** Independence is doubted below this p-value. */
    public static final double SIGNIFICANT = 0.05;

    /**
     * Tests values.
     *
     * @param autocorrelations of them at lags 1, 2 and so on; the test is over all these
     * @param count how many values there are, more than there are lags
     */
    static LjungBox of(double[] autocorrelations, int count) {
        double sum = 0;
        for (int i = 0; i < autocorrelations.length; i++) {
            sum += autocorrelations[i] * autocorrelations[i] / (count - 1 - i);
        }
        double statistic = count * (count + 2.0) * sum;
        double pValue = Double.isNaN(statistic)
                ? Double.NaN
                : Gamma.regularizedGammaQ(autocorrelations.length / 2.0, statistic / 2);
        return new LjungBox(statistic, autocorrelations.length, pValue);
    }

    /** Returns whether the values are hardly independent: the p-value is below {@link #SIGNIFICANT}. */
    public boolean isSignificant() {
        return pValue < SIGNIFICANT;
    }
}
