package org.cellstate.dsl.prepare;

/**
 * The lookback rows before a row of a series, and what scales them to themselves.
 *
 * <p>What a model forecasts of a row ahead is how far its level lies from its {@link PreparedMember#anchors anchor}, in units of the window.
 * Where nothing is differenced the anchor is 0 and the window is taken around its own mean. Differences have no level of their own: they are
 * taken around their mean in the training part, and the anchor is what was observed before, carried on. Counts are not moved, only divided
 * by one more than the mean of the window (Salinas et al. 2020, DeepAR, 3.3).
 *
 * @param member the series
 * @param origin the first row that was not observed when the window was cut
 * @param levels levels that stand for the rows from the origin on, whatever was observed there
 * @param continuation the scaled values of these rows
 * @param lookback rows of the window
 * @param own mean and deviation of the window, in training standard deviations; of counts 0 and what they are divided by
 */
@SuppressWarnings("ArrayRecordComponent") // stays inside the package, never compared
record Window(PreparedMember member, int origin, double[] levels, double[] continuation, int lookback, Scaler own) {

    /** Keeps a constant window finite: added to its variance, as in Kim et al. 2022. */
    private static final double EPSILON = 1e-5;

    /** Cuts the window that ends where the continuation, in the unit of the series, does. */
    static Window of(PreparedMember member, int origin, double[] continuation, int lookback) {
        double[] levels = member.levels(origin, continuation);
        Window open = new Window(member, origin, levels, member.scaled(origin, levels), lookback, new Scaler(0, 1));
        double[] values = new double[lookback];
        for (int step = 0; step < lookback; step++) {
            values[step] = open.scaled(open.start() - lookback + step);
        }
        if (member.counts()) {
            double size = 1 + Scaler.fit(values, 0, lookback).mean();
            return new Window(member, origin, levels, open.continuation(), lookback, new Scaler(0, size));
        }
        double mean = member.transforms().lost() > 0
                ? member.transforms().rest()
                : Scaler.fit(values, 0, lookback).mean();
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return new Window(
                member,
                origin,
                levels,
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
        return row < origin ? member.scaled(row) : continuation[row - origin];
    }

    /** Returns the value of a row before {@link #start} in deviations of the window. */
    float value(int row) {
        return (float) own.scale(scaled(row));
    }

    /** Returns what is to be forecast of the rows from {@link #start} on, in deviations of the window; 0 where none was observed. */
    float[] targets(int rows) {
        double[] anchors = member.anchors(this, rows);
        float[] targets = new float[rows];
        for (int step = 0; step < rows && start() + step < member.rows(); step++) {
            double away = (member.level(start() + step) - anchors[step])
                    / member.transforms().gain();
            targets[step] = (float) own.scale(member.transforms().rest() + away);
        }
        return targets;
    }
}
