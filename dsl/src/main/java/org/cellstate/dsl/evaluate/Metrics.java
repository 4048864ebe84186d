package org.cellstate.dsl.evaluate;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;

/**
 * Errors of forecasts. Arguments of one length, at least one value; values in the unit of the series. What cannot be divided is NaN, never
 * infinite.
 */
public final class Metrics {

    private static final double PERCENT = 100;

    private Metrics() {}

    /** Returns the mean absolute error. */
    public static double mae(double[] actual, double[] forecast) {
        return mean(actual, forecast, (a, f) -> Math.abs(a - f));
    }

    /** Returns the root of the mean squared error. */
    public static double rmse(double[] actual, double[] forecast) {
        return Math.sqrt(mean(actual, forecast, (a, f) -> (a - f) * (a - f)));
    }

    /** Returns the mean of forecast minus actual: above 0 where forecasts run too high. */
    public static double bias(double[] actual, double[] forecast) {
        return mean(actual, forecast, (a, f) -> f - a);
    }

    /**
     * Returns the mean absolute error in percent of each actual value.
     *
     * @return NaN where an actual value is zero: {@link #wape} and {@link #mase} are defined there
     */
    public static double mape(double[] actual, double[] forecast) {
        check(actual, forecast);
        return zeros(actual) > 0
                ? Double.NaN
                : PERCENT * mean(actual, forecast, (a, f) -> Math.abs(a - f) / Math.abs(a));
    }

    /**
     * Returns the mean absolute error in percent of the mean size of the actual value and its forecast, from 0 to 200 (Makridakis 1993).
     * Where both are zero the forecast is right and counts 0.
     */
    public static double smape(double[] actual, double[] forecast) {
        return PERCENT
                * mean(actual, forecast, (a, f) -> a == f ? 0 : 2 * Math.abs(a - f) / (Math.abs(a) + Math.abs(f)));
    }

    /**
     * Returns the sum of absolute errors in percent of the sum of the sizes of the actual values (Kolassa and Schuetz 2007).
     *
     * @return NaN where all actual values are zero
     */
    public static double wape(double[] actual, double[] forecast) {
        double size = mean(actual, forecast, (a, f) -> Math.abs(a));
        return size > 0 ? PERCENT * mae(actual, forecast) / size : Double.NaN;
    }

    /**
     * Returns the mean absolute error divided by a scale (Hyndman and Koehler 2006).
     *
     * @param scale {@link #naiveScale} of the training part
     * @return NaN where the scale is zero
     */
    public static double mase(double[] actual, double[] forecast, double scale) {
        return scale > 0 ? mae(actual, forecast) / scale : Double.NaN;
    }

    /**
     * Returns the root of the mean squared error divided by a scale (the M5 competition, Makridakis et al. 2022).
     *
     * @param scale {@link #squaredScale} of the training part
     * @return NaN where the scale is zero
     */
    public static double rmsse(double[] actual, double[] forecast, double scale) {
        return scale > 0 ? rmse(actual, forecast) / Math.sqrt(scale) : Double.NaN;
    }

    /**
     * Returns the in-sample mean absolute error of the forecast that repeats the value a season earlier, which MASE divides by.
     *
     * @param training the training part, longer than a season
     * @param season rows of a season, at least 1
     */
    public static double naiveScale(double[] training, int season) {
        return mae(later(training, season), earlier(training, season));
    }

    /** Returns the in-sample mean squared error of the forecast that repeats the value a season earlier, whose root RMSSE divides by. */
    public static double squaredScale(double[] training, int season) {
        return mean(later(training, season), earlier(training, season), (a, f) -> (a - f) * (a - f));
    }

    private static double[] later(double[] training, int season) {
        return Arrays.copyOfRange(training, season, training.length);
    }

    private static double[] earlier(double[] training, int season) {
        return Arrays.copyOfRange(training, 0, training.length - season);
    }

    /** Returns the share of values that lie between two others, the ends included. */
    public static double coverage(double[] actual, double[] lower, double[] upper) {
        check(actual, lower);
        check(actual, upper);
        int inside = 0;
        for (int i = 0; i < actual.length; i++) {
            inside += actual[i] >= lower[i] && actual[i] <= upper[i] ? 1 : 0;
        }
        return (double) inside / actual.length;
    }

    /** Returns how many values are zero. */
    static int zeros(double[] values) {
        return (int) Arrays.stream(values).filter(value -> value == 0).count();
    }

    private static double mean(double[] actual, double[] forecast, DoubleBinaryOperator error) {
        check(actual, forecast);
        double sum = 0;
        for (int i = 0; i < actual.length; i++) {
            sum += error.applyAsDouble(actual[i], forecast[i]);
        }
        return sum / actual.length;
    }

    private static void check(double[] actual, double[] other) {
        if (actual.length != other.length || actual.length == 0) {
            throw new IllegalArgumentException(
                    "as many values as forecasts, and at least one: " + actual.length + " and " + other.length);
        }
    }
}
