package org.cellstate.dsl.statistic;

/** What a row has more than an earlier one. */
final class Differences {

    private Differences() {}

    /** Returns each value less the one so many rows before it; as many fewer values. */
    static double[] of(double[] values, int lag) {
        double[] differences = new double[values.length - lag];
        for (int row = lag; row < values.length; row++) {
            differences[row - lag] = values[row] - values[row - lag];
        }
        return differences;
    }
}
