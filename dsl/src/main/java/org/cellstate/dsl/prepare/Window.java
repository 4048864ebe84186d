package org.cellstate.dsl.prepare;

/**
 * The lookback rows before a row of a series, and what scales them to themselves.
 *
 * @param member the series
 * @param origin the first row that was not observed when the window was cut
 * @param continuation scaled values that stand for the rows from the origin on, whatever was observed there
 * @param lookback rows of the window
 * @param own mean and deviation of the window, in training standard deviations
 */
@SuppressWarnings("ArrayRecordComponent") // stays inside the package, never compared
record Window(PreparedMember member, int origin, double[] continuation, int lookback, Scaler own) {

    /** Keeps a constant window finite: added to its variance, as in Kim et al. 2022. */
    private static final double EPSILON = 1e-5;

    /** Cuts the window that ends where the continuation does. */
    static Window of(PreparedMember member, int origin, double[] continuation, int lookback) {
        Window open = new Window(member, origin, member.continued(origin, continuation), lookback, new Scaler(0, 1));
        double[] values = new double[lookback];
        for (int step = 0; step < lookback; step++) {
            values[step] = open.scaled(open.start() - lookback + step);
        }
        double mean = Scaler.fit(values, 0, lookback).mean();
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return new Window(
                member,
                origin,
                open.continuation(),
                lookback,
                new Scaler(mean, Math.sqrt(squares / lookback + EPSILON)));
    }

    /** Returns the first row after the window. */
    int start() {
        return origin + continuation.length;
    }

    /** Returns the value of a row in training standard deviations. */
    private double scaled(int row) {
        return row < origin || row >= start() ? member.scaled(row) : continuation[row - origin];
    }

    /** Returns the value of a row in deviations of the window; 0 where none was observed. */
    float value(int row) {
        return row >= start() && row >= member.rows() ? 0 : (float) own.scale(scaled(row));
    }
}
