package org.cellstate.dsl.evaluate;

/**
 * How far forecasts were off, over all origins and steps.
 *
 * @param mae mean absolute error, in the unit of the series
 * @param rmse root of the mean squared error, in the unit of the series
 * @param mase mean absolute error divided by the in-sample mean absolute error of the seasonal naive forecast on the training part
 *     (Hyndman and Koehler 2006); below 1 is better than that naive one step ahead. NaN where the training part repeats exactly
 */
public record Scores(double mae, double rmse, double mase) {}
