package org.cellstate.dsl.evaluate;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.cellstate.dsl.data.Series;

/**
 * How far forecasts were off, over all origins and steps, and over all series where there are several.
 *
 * @param mae mean absolute error, in the unit of the series
 * @param rmse root of the mean squared error, in the unit of the series
 * @param mape mean absolute error in percent of each observed value; NaN where one is zero
 * @param smape mean absolute error in percent of the mean size of the observed value and its forecast, from 0 to 200
 * @param wape sum of absolute errors in percent of the sum of the sizes of the observed values; NaN where all are zero
 * @param mase mean absolute error divided by the in-sample mean absolute error of the seasonal naive forecast on the training part
 *     (Hyndman and Koehler 2006); below 1 is better than that naive one step ahead. NaN where the training part repeats exactly. Each series
 *     is divided by its own
 * @param rmsse root of the mean squared error divided by the in-sample mean squared error of the same forecast (M5)
 * @param bias mean of forecast minus observed value, in the unit of the series: above 0 where forecasts run too high
 */
public record Scores(
        double mae, double rmse, double mape, double smape, double wape, double mase, double rmsse, double bias) {

    /** Returns the scores of forecasts, one for each outcome and as long, at the rows that were observed; NaN where none was. */
    static Scores of(List<Outcome> outcomes, List<Series> forecasts) {
        double[] actual = Outcome.observed(outcomes);
        double[] forecast = Outcome.observed(outcomes, forecasts);
        if (actual.length == 0) {
            double none = Double.NaN;
            return new Scores(none, none, none, none, none, none, none, none);
        }
        return new Scores(
                Metrics.mae(actual, forecast),
                Metrics.rmse(actual, forecast),
                Metrics.mape(actual, forecast),
                Metrics.smape(actual, forecast),
                Metrics.wape(actual, forecast),
                Metrics.mae(scaled(actual, forecast, outcomes, Scale::absolute), new double[actual.length]),
                Metrics.rmse(
                        scaled(actual, forecast, outcomes, scale -> Math.sqrt(scale.squared())),
                        new double[actual.length]),
                Metrics.bias(actual, forecast));
    }

    /** Returns the errors over the scales of their series; NaN where that is zero. */
    private static double[] scaled(
            double[] actual, double[] forecast, List<Outcome> outcomes, ToDoubleFunction<Scale> by) {
        double[] scaled = new double[actual.length];
        int at = 0;
        for (Outcome outcome : outcomes) {
            double scale = by.applyAsDouble(outcome.scale());
            for (int end = at + outcome.horizon() - outcome.filled(); at < end; at++) {
                scaled[at] = scale > 0 ? (actual[at] - forecast[at]) / scale : Double.NaN;
            }
        }
        return scaled;
    }
}
