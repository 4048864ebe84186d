package org.cellstate.dsl.statistic;

import java.util.Locale;

/**
 * The test of Kwiatkowski, Phillips, Schmidt and Shin (1992): does a series keep its level? The sums of its distances from the mean stay
 * small if it does. Over how many lags the variance is taken, Hobijn, Franses and Ooms (1998) say.
 *
 * @param statistic the larger, the less it keeps its level; NaN where all values are equal
 * @param lags of the variance
 * @param pValue the probability of a statistic at least as large if it does, between the critical values of the paper: from 0.01, which
 *     stands for anything below, to 0.1, which stands for anything above; NaN where the statistic is
 */
public record Kpss(double statistic, int lags, double pValue) {

    /** That the level is kept is ruled out below this p-value. */
    public static final double SIGNIFICANT = 0.05;

    private static final double[] CRITICAL = {0.347, 0.463, 0.574, 0.739};
    private static final double[] LEVELS = {0.1, 0.05, 0.025, 0.01};

    /** Tests values in order. */
    public static Kpss of(double[] values) {
        double[] centred = Correlations.centred(values);
        int count = centred.length;
        int lags = Math.min(lags(centred), count - 1);
        double variance = Correlations.product(centred, 0);
        for (int lag = 1; lag <= lags; lag++) {
            variance += 2 * (1 - lag / (lags + 1.0)) * Correlations.product(centred, lag);
        }
        double sum = 0;
        double squares = 0;
        for (double value : centred) {
            sum += value;
            squares += sum * sum;
        }
        double statistic = variance > 0 ? squares / count / variance : Double.NaN;
        return new Kpss(statistic, lags, probability(statistic));
    }

    private static int lags(double[] centred) {
        int count = centred.length;
        int looked = (int) Math.pow(count, 2.0 / 9);
        double level = Correlations.product(centred, 0) / count;
        double slope = 0;
        for (int lag = 1; lag <= looked; lag++) {
            double product = Correlations.product(centred, lag) / (count / 2.0);
            level += product;
            slope += lag * product;
        }
        double ratio = slope / level;
        double lags = 1.1447 * Math.cbrt(ratio * ratio) * Math.cbrt(count);
        return Double.isFinite(lags) ? (int) Math.min(lags, count) : 0;
    }

    private static double probability(double statistic) {
        if (Double.isNaN(statistic)) {
            return Double.NaN;
        }
        if (statistic <= CRITICAL[0]) {
            return LEVELS[0];
        }
        for (int i = 1; i < CRITICAL.length; i++) {
            if (statistic <= CRITICAL[i]) {
                double share = (statistic - CRITICAL[i - 1]) / (CRITICAL[i] - CRITICAL[i - 1]);
                return LEVELS[i - 1] + share * (LEVELS[i] - LEVELS[i - 1]);
            }
        }
        return LEVELS[LEVELS.length - 1];
    }

    /** Returns whether the level is hardly kept: the p-value is below {@link #SIGNIFICANT}. */
    public boolean isSignificant() {
        return pValue < SIGNIFICANT;
    }

    /** Returns for example {@code above 0.1}, {@code below 0.01} or {@code 0.032}. */
    public String probability() {
        if (Double.isNaN(pValue)) {
            return "unknown";
        }
        return pValue >= LEVELS[0]
                ? "above 0.1"
                : pValue <= LEVELS[LEVELS.length - 1] ? "below 0.01" : String.format(Locale.ROOT, "%.3f", pValue);
    }
}
