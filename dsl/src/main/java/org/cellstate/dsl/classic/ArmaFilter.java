package org.cellstate.dsl.classic;

import java.util.Arrays;
import java.util.function.UnaryOperator;

/**
 * The exact one-row-ahead errors of a stationary ARMA model and their variances, from which follow its likelihood and its forecasts. It is
 * the Kalman filter in the form of Morf, Sidhu and Kailath (1974): the change of the state's variance from row to row has rank one, so a
 * row costs as many steps as the model has lags, not their square. Seasons of 365 rows are no trouble.
 */
final class ArmaFilter {

    /** Where the next row's error is as sure as rounding lets it be, the variances stand still. */
    private static final double STEADY = 1e-16;

    private final double[] ar;
    private final double[] gain;
    private final double[] change;
    private final double[][] states;
    private double variance;
    private double scale;
    private boolean steady;

    /** Starts before the first row, for several columns under the same model. */
    ArmaFilter(Arma arma, int columns) {
        int size = arma.memory();
        ar = Arrays.copyOf(arma.ar(), size);
        states = new double[columns][size + 1];
        double[] covariances = arma.autocovariances(Math.max(1, arma.ar().length));
        double[] weights = arma.weights(Math.max(1, arma.ma().length));
        gain = new double[size];
        for (int i = 0; i < size; i++) {
            for (int lag = 0; i + lag < arma.ar().length; lag++) {
                gain[i] += arma.ar()[i + lag] * covariances[lag];
            }
            for (int lag = 0; i + lag < arma.ma().length; lag++) {
                gain[i] += arma.ma()[i + lag] * weights[lag];
            }
        }
        variance = covariances[0];
        change = Arrays.copyOf(gain, size + 1);
        scale = -1 / variance;
    }

    /**
     * Reads rows.
     *
     * @param columns {@code [column][row]}
     * @param errors is filled with observed minus forecast, {@code [column][row]}
     * @param variances is filled with the variance of the errors, in variances of the model's errors, {@code [row]}
     */
    void read(double[][] columns, double[][] errors, double[] variances) {
        for (int row = 0; row < variances.length; row++) {
            variances[row] = variance;
            for (int column = 0; column < columns.length; column++) {
                double error = columns[column][row] - states[column][0];
                errors[column][row] = error;
                move(states[column], error / variance);
            }
            if (!steady) {
                narrow();
            }
        }
    }

    private void move(double[] state, double surprise) {
        double first = state[0];
        for (int i = 0; i < ar.length; i++) {
            state[i] = ar[i] * first + state[i + 1] + gain[i] * surprise;
        }
    }

    private void narrow() {
        double first = change[0];
        double step = scale * first;
        double share = first / variance;
        double widest = 0;
        for (int i = 0; i < ar.length; i++) {
            double moved = ar[i] * first + change[i + 1];
            change[i] = moved - gain[i] * share;
            gain[i] += step * moved;
            widest = Math.max(widest, Math.abs(change[i]));
        }
        double narrower = variance + step * first;
        scale *= variance / narrower;
        variance = narrower;
        steady = -scale * widest * widest < STEADY;
    }

    /** Returns the forecast of the rows after those read, for one column: {@code [row]}. */
    double[] ahead(int column, int rows) {
        return path(states[column], rows);
    }

    /** Returns what comes of a state if no error follows: {@code [row]}. */
    private double[] path(double[] from, int rows) {
        double[] state = from.clone();
        double[] path = new double[rows];
        for (int row = 0; row < rows; row++) {
            path[row] = state[0];
            move(state, 0);
        }
        return path;
    }

    /**
     * Returns the variances of the errors of a forecast of rows that are summed up, exact for a history of any length. The filter is used up.
     *
     * @param sums turns rows of this model into those whose forecast is asked for
     * @return {@code [row]}, in variances of the model's errors
     */
    double[] uncertainty(int rows, UnaryOperator<double[]> sums) {
        double[] variances = new double[rows];
        double[] response = new double[0];
        for (int shock = 0; shock < rows; shock++) {
            if (shock == 0 || !steady) {
                response = sums.apply(response(rows - shock));
            }
            for (int row = shock; row < rows; row++) {
                variances[row] += variance * response[row - shock] * response[row - shock];
            }
            if (!steady) {
                narrow();
            }
        }
        return variances;
    }

    /** Returns how rows follow an error of 1 in the next one: {@code [row]}, the first is 1. */
    private double[] response(int rows) {
        double[] state = new double[ar.length + 1];
        for (int i = 0; i < ar.length; i++) {
            state[i] = gain[i] / variance;
        }
        double[] response = new double[rows];
        response[0] = 1;
        System.arraycopy(path(state, rows - 1), 0, response, 1, rows - 1);
        return response;
    }
}
