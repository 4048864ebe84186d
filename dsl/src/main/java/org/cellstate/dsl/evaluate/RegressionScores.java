package org.cellstate.dsl.evaluate;

import java.util.Locale;

/**
 * How far off predictions of values are, beside those that always say the mean of the training values.
 *
 * @param mse mean squared error, in squared units of the values
 * @param mae mean absolute error, in their unit
 * @param meanMse the mean squared error of always saying the training mean
 * @param rows how many sequences were compared
 */
public record RegressionScores(double mse, double mae, double meanMse, int rows) {

    static RegressionScores of(double[] predicted, float[] values, double mean) {
        double squares = 0;
        double sizes = 0;
        double meanSquares = 0;
        for (int row = 0; row < values.length; row++) {
            double error = predicted[row] - values[row];
            squares += error * error;
            sizes += Math.abs(error);
            meanSquares += (mean - values[row]) * (mean - values[row]);
        }
        return new RegressionScores(
                squares / values.length, sizes / values.length, meanSquares / values.length, values.length);
    }

    /** Returns the root of the mean squared error, in the unit of the values. */
    public double rmse() {
        return Math.sqrt(mse);
    }

    /** Returns for example {@code MSE 0.0042, MAE 0.051 on 1000 sequences; always the mean: MSE 0.167}. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "MSE %.4g, MAE %.4g on %d sequences; always the mean: MSE %.4g", mse, mae, rows, meanMse);
    }
}
