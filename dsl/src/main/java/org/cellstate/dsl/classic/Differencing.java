package org.cellstate.dsl.classic;

import java.util.Arrays;

/**
 * Differences of rows and of seasons, and back.
 *
 * @param polynomial {@code [lag]}: what is taken of each earlier row, 1 for the row itself
 */
@SuppressWarnings("ArrayRecordComponent") // stays inside the package, never compared
record Differencing(double[] polynomial) {

    static Differencing of(SarimaOrder order) {
        double[] all = {1};
        for (int i = 0; i < order.difference(); i++) {
            all = Arma.product(all, new double[] {1, -1});
        }
        if (order.seasonalDifference() > 0) {
            double[] season = new double[order.season() + 1];
            season[0] = 1;
            season[order.season()] = -1;
            all = Arma.product(all, season);
        }
        return new Differencing(all);
    }

    /** Returns the differences, as many fewer rows as there are lags. */
    double[] difference(double[] values) {
        double[] differences = new double[Math.max(0, values.length - polynomial.length + 1)];
        for (int row = 0; row < differences.length; row++) {
            for (int lag = 0; lag < polynomial.length; lag++) {
                if (polynomial[lag] != 0) {
                    differences[row] += polynomial[lag] * values[row + polynomial.length - 1 - lag];
                }
            }
        }
        return differences;
    }

    /** Returns the values after a history whose differences go on like this. */
    double[] sum(double[] history, double[] differences) {
        double[] all = Arrays.copyOf(history, history.length + differences.length);
        for (int row = 0; row < differences.length; row++) {
            int at = history.length + row;
            all[at] = differences[row];
            for (int lag = 1; lag < polynomial.length; lag++) {
                all[at] -= polynomial[lag] == 0 ? 0 : polynomial[lag] * all[at - lag];
            }
        }
        return Arrays.copyOfRange(all, history.length, all.length);
    }
}
