package org.cellstate.dsl.statistic;

import org.apache.commons.math3.special.Gamma;

/**
 * A test of whether values in order are independent, by their autocorrelations (Ljung and Box 1978): {@code Q = n (n + 2) Σ r² / (n - lag)}
 * is distributed as chi-square with as many degrees of freedom as there are lags. None is taken off for fitted weights: take values that
 * nothing was fitted on, such as errors on a test part.
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
     * @param lags the test is over lags 1 to this, fewer than there are values
     */
    public static LjungBox of(double[] values, int lags) {
        double[] correlations = Correlations.auto(values, lags);
        double sum = 0;
        for (int i = 0; i < lags; i++) {
            sum += correlations[i] * correlations[i] / (values.length - 1 - i);
        }
        double statistic = values.length * (values.length + 2.0) * sum;
        double pValue = Double.isNaN(statistic) ? Double.NaN : Gamma.regularizedGammaQ(lags / 2.0, statistic / 2);
        return new LjungBox(statistic, lags, pValue);
    }

    /** Returns whether the values are hardly independent: the p-value is below {@link #SIGNIFICANT}. */
    public boolean isSignificant() {
        return pValue < SIGNIFICANT;
    }
}
