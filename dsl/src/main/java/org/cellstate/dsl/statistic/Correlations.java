package org.cellstate.dsl.statistic;

/** Correlations of values with themselves, some rows apart. */
public final class Correlations {

    private Correlations() {}

    /**
     * Returns the correlation at each lag from 1 to {@code lags}, over the variance of all values; NaN where they are all equal.
     *
     * @param lags fewer than there are values
     */
    public static double[] auto(double[] values, int lags) {
        if (lags < 1 || lags >= values.length) {
            throw new IllegalArgumentException(
                    "lags from 1 to one less than the values: " + lags + " lags, " + values.length + " values");
        }
        double[] centred = centred(values);
        double all = product(centred, 0);
        double[] correlations = new double[lags];
        for (int lag = 1; lag <= lags; lag++) {
            correlations[lag - 1] = product(centred, lag) / all;
        }
        return correlations;
    }

    /**
     * Returns the part of each autocorrelation that shorter lags do not explain, by the recursion of Durbin (1960) and Levinson.
     *
     * @param correlations at lags 1, 2 and so on
     */
    public static double[] partial(double[] correlations) {
        int lags = correlations.length;
        double[] partial = new double[lags];
        double[] weights = new double[lags];
        double error = 1;
        for (int lag = 0; lag < lags; lag++) {
            double left = correlations[lag];
            for (int i = 0; i < lag; i++) {
                left -= weights[i] * correlations[lag - 1 - i];
            }
            double reflected = left / error;
            double[] before = weights.clone();
            for (int i = 0; i < lag; i++) {
                weights[i] = before[i] - reflected * before[lag - 1 - i];
            }
            weights[lag] = reflected;
            partial[lag] = reflected;
            error *= 1 - reflected * reflected;
        }
        return partial;
    }

    /** Returns the values less their mean. */
    static double[] centred(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        double mean = sum / values.length;
        double[] centred = new double[values.length];
        for (int row = 0; row < values.length; row++) {
            centred[row] = values[row] - mean;
        }
        return centred;
    }

    /** Returns the sum of the products of values so many rows apart. */
    static double product(double[] values, int lag) {
        double sum = 0;
        for (int row = lag; row < values.length; row++) {
            sum += values[row] * values[row - lag];
        }
        return sum;
    }
}
