package org.cellstate.dsl.evaluate;

import java.util.Arrays;
import java.util.List;
import org.cellstate.dsl.data.Series;

/** Errors of forecasts. Arguments of one length; values in the unit of the series. */
public final class Metrics {

    private Metrics() {}

    /** Returns the mean absolute error. */
    public static double mae(double[] actual, double[] forecast) {
        double sum = 0;
        for (int i = 0; i < check(actual, forecast); i++) {
            sum += Math.abs(actual[i] - forecast[i]);
        }
        return sum / actual.length;
    }

    /** Returns the root of the mean squared error. */
    public static double rmse(double[] actual, double[] forecast) {
        double sum = 0;
        for (int i = 0; i < check(actual, forecast); i++) {
            sum += (actual[i] - forecast[i]) * (actual[i] - forecast[i]);
        }
        return Math.sqrt(sum / actual.length);
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
     * Returns the in-sample mean absolute error of the forecast that repeats the value a season earlier, which MASE divides by.
     *
     * @param training the training part, longer than a season
     * @param season rows of a season, at least 1
     */
    public static double naiveScale(double[] training, int season) {
        return mae(
                Arrays.copyOfRange(training, season, training.length),
                Arrays.copyOfRange(training, 0, training.length - season));
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

    static Scores scores(double[] actual, double[] forecast, double scale) {
        return new Scores(mae(actual, forecast), rmse(actual, forecast), mase(actual, forecast, scale));
    }

    /** Returns the values of several series, one after the other. */
    static double[] joined(List<Series> parts) {
        return parts.stream()
                .flatMapToDouble(part -> Arrays.stream(part.values()))
                .toArray();
    }

    private static int check(double[] actual, double[] other) {
        if (actual.length != other.length || actual.length == 0) {
            throw new IllegalArgumentException(
                    "as many values as forecasts, and at least one: " + actual.length + " and " + other.length);
        }
        return actual.length;
    }
}
