package org.cellstate.dsl.evaluate;

import java.util.Arrays;
import org.apache.commons.math3.special.Beta;
import org.apache.commons.math3.special.Erf;
import org.apache.commons.math3.special.Gamma;

/**
 * What forecasts of more than a point were worth. Arguments of one length; values in the unit of the series. Of each score the least is
 * best, and every one but coverage and width is proper: nobody gains by saying another distribution than the one believed (Gneiting and
 * Raftery 2007).
 */
public final class ProbabilisticMetrics {

    /** The share of the likeliest count's probability that is too small to add up. */
    private static final double NOTHING = 1e-18;

    private ProbabilisticMetrics() {}

    /**
     * Returns the mean pinball loss of one quantile (Koenker and Bassett 1978): {@code q (y − x)} where the observed {@code y} lies above
     * the quantile {@code x}, {@code (1 − q) (x − y)} below. At 0.5 it is half the mean absolute error.
     *
     * @param level {@code q}, between 0 and 1
     */
    public static double pinball(double[] actual, double[] quantile, double level) {
        double sum = 0;
        for (int i = 0; i < check(actual.length, quantile.length); i++) {
            sum += pinball(actual[i], quantile[i], level);
        }
        return sum / actual.length;
    }

    static double pinball(double actual, double quantile, double level) {
        return Math.max(level * (actual - quantile), (level - 1) * (actual - quantile));
    }

    /**
     * Returns the mean continuous ranked probability score of samples, {@code mean |x − y| − mean |x − x'| / 2} over the samples of a row
     * and over all pairs of them (Gneiting and Raftery 2007). Of one sample it is the absolute error.
     *
     * @param samples {@code [row, sample]}
     */
    public static double crps(double[] actual, double[][] samples) {
        double sum = 0;
        for (int i = 0; i < check(actual.length, samples.length); i++) {
            double[] sorted = samples[i].clone();
            Arrays.sort(sorted);
            sum += crps(actual[i], sorted);
        }
        return sum / actual.length;
    }

    /** The score of sorted samples: a pair of them lies between all that its ranks enclose. */
    static double crps(double actual, double[] sorted) {
        int count = sorted.length;
        double errors = 0;
        double pairs = 0;
        for (int i = 0; i < count; i++) {
            errors += Math.abs(sorted[i] - actual);
            pairs += (2.0 * i + 1 - count) * sorted[i];
        }
        return errors / count - pairs / ((double) count * count);
    }

    /**
     * Returns the mean continuous ranked probability score as far as some quantiles tell it: twice their mean pinball loss. It comes to the
     * true score as levels that are evenly spread become more; of few, compare it between forecasts of the same levels only.
     *
     * @param levels {@code [level]}, each between 0 and 1
     * @param quantiles {@code [row, level]}
     */
    public static double crps(double[] actual, double[] levels, double[][] quantiles) {
        double sum = 0;
        for (int i = 0; i < check(actual.length, quantiles.length); i++) {
            for (int level = 0; level < check(levels.length, quantiles[i].length); level++) {
                sum += 2 * pinball(actual[i], quantiles[i][level], levels[level]) / levels.length;
            }
        }
        return sum / actual.length;
    }

    /**
     * Returns the continuous ranked probability score of a normal distribution (Gneiting et al. 2005).
     *
     * @param deviation above 0
     */
    public static double crpsNormal(double actual, double mean, double deviation) {
        double z = (actual - mean) / deviation;
        return deviation * (squared(z) + squared(-z));
    }

    /** Returns the integral of the squared normal distribution function up to {@code z}: half the score of the standard normal one. */
    static double squared(double z) {
        double below = normalCdf(z);
        return z * below * below + 2 * below * normalDensity(z) - normalCdf(Math.sqrt(2) * z) / Math.sqrt(Math.PI);
    }

    /**
     * Returns the continuous ranked probability score of Student's t distribution (Jordan et al. 2019).
     *
     * @param scale above 0
     * @param degrees of freedom, above 1
     */
    public static double crpsStudentT(double actual, double location, double scale, double degrees) {
        double z = (actual - location) / scale;
        double density = studentDensity(z, degrees);
        double spread = 2
                * Math.sqrt(degrees)
                / (degrees - 1)
                * Math.exp(Beta.logBeta(0.5, degrees - 0.5) - 2 * Beta.logBeta(0.5, degrees / 2));
        return scale
                * (z * (2 * studentCdf(z, degrees) - 1) + 2 * density * (degrees + z * z) / (degrees - 1) - spread);
    }

    /**
     * Returns the continuous ranked probability score of a negative binomial distribution: the sum over all counts of the squared distance
     * between its distribution function and that of what was observed.
     *
     * @param mean above 0
     * @param dispersion {@code α} in the variance {@code mean + α mean²}, above 0
     */
    public static double crpsNegativeBinomial(double actual, double mean, double dispersion) {
        double size = 1 / dispersion;
        double failure = dispersion * mean / (1 + dispersion * mean);
        long mode = Math.max(0, (long) Math.floor(mean - dispersion * mean));
        double atMode = Math.exp(logProbability(mode, size, failure));
        double probability = atMode;
        long first = mode;
        for (; first > 0 && probability > NOTHING * atMode; first--) {
            probability *= first / ((first - 1 + size) * failure);
        }
        double sum = Math.max(0, first - actual);
        double cdf = 0;
        long count = first;
        for (; count <= mode || probability > NOTHING * atMode; count++) {
            cdf = Math.min(1, cdf + probability);
            double before = Math.max(0, Math.min(1, actual - count));
            sum += before * cdf * cdf + (1 - before) * (1 - cdf) * (1 - cdf);
            probability *= (count + size) * failure / (count + 1);
        }
        return sum + Math.max(0, actual - count);
    }

    private static double logProbability(long count, double size, double failure) {
        return Gamma.logGamma(count + size)
                - Gamma.logGamma(size)
                - Gamma.logGamma(count + 1.0)
                + size * Math.log1p(-failure)
                + count * Math.log(failure);
    }

    /** Returns the share of values that lie between two others, the ends included. */
    public static double coverage(double[] actual, double[] lower, double[] upper) {
        return Metrics.coverage(actual, lower, upper);
    }

    /** Returns the mean width of an interval. */
    public static double width(double[] lower, double[] upper) {
        double sum = 0;
        for (int i = 0; i < check(lower.length, upper.length); i++) {
            sum += upper[i] - lower[i];
        }
        return sum / lower.length;
    }

    /**
     * Returns the mean interval score (Winkler 1972; Gneiting and Raftery 2007): the width, and {@code 2 / (1 − level)} times the distance
     * by which a value lies outside.
     *
     * @param level the share of values that the interval is meant to hold, between 0 and 1
     */
    public static double winkler(double[] actual, double[] lower, double[] upper, double level) {
        double sum = 0;
        check(lower.length, upper.length);
        for (int i = 0; i < check(actual.length, lower.length); i++) {
            double outside = Math.max(0, Math.max(lower[i] - actual[i], actual[i] - upper[i]));
            sum += upper[i] - lower[i] + 2 / (1 - level) * outside;
        }
        return sum / actual.length;
    }

    /**
     * Returns the mean scaled interval score of the M4 competition: {@link #winkler} divided by a scale (Makridakis et al. 2020).
     *
     * @param scale {@link Metrics#naiveScale} of the training part
     * @return NaN where the scale is zero
     */
    public static double msis(double[] actual, double[] lower, double[] upper, double level, double scale) {
        return scale > 0 ? winkler(actual, lower, upper, level) / scale : Double.NaN;
    }

    static double normalCdf(double z) {
        return 0.5 * Erf.erfc(-z / Math.sqrt(2));
    }

    static double normalDensity(double z) {
        return Double.isInfinite(z) ? 0 : Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
    }

    static double normalQuantile(double probability) {
        return -Math.sqrt(2) * Erf.erfcInv(2 * probability);
    }

    static double studentCdf(double t, double degrees) {
        double beyond = 0.5 * Beta.regularizedBeta(degrees / (degrees + t * t), degrees / 2, 0.5);
        return t > 0 ? 1 - beyond : beyond;
    }

    static double studentDensity(double t, double degrees) {
        return Math.exp(-(degrees + 1) / 2 * Math.log1p(t * t / degrees) - Beta.logBeta(0.5, degrees / 2))
                / Math.sqrt(degrees);
    }

    private static int check(int values, int others) {
        if (values != others || values == 0) {
            throw new IllegalArgumentException(
                    "as many values as forecasts, and at least one: " + values + " and " + others);
        }
        return values;
    }
}
