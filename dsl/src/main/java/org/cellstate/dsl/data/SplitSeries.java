package org.cellstate.dsl.data;

import java.time.LocalDateTime;

/**
 * A series, or all series of a panel, cut at one time stamp into a part that trains and a part that tests.
 *
 * @param panel the whole series, without missing values: what was filled is filled from the training part, or from what lies before it
 * @param firstTest the time stamp from which on rows test; every series has at least one row before it and one from it on
 */
public record SplitSeries(Panel panel, LocalDateTime firstTest) {

    /**
     * Checks that both parts of each series have rows, fills anew what was filled, and checks that no value is missing.
     *
     * @throws ShapeProblem if a part has no row
     * @throws DataProblem if a value is missing; the message names the first
     */
    public SplitSeries {
        for (Member member : panel.members()) {
            int train = member.target().index().rowsBefore(firstTest);
            if (train < 1 || train >= member.rows()) {
                throw panel.size() == 1
                        ? new ShapeProblem(
                                "A split leaves at least one row to train and one to test.",
                                "rows=" + member.rows() + ", training rows=" + train,
                                "a longer series, or another training share, such as .split(0.9)")
                        : new ShapeProblem(
                                "A split leaves each series at least one row to train and one to test.",
                                "'" + member.name() + "' has " + member.rows() + " rows, " + train + " of them before "
                                        + member.target().index().label(firstTest)
                                        + ", where all series are split",
                                "another share or day, or the panel .without(\"" + member.name() + "\")");
            }
        }
        panel = panel.refilled(firstTest);
        for (Member member : panel.members()) {
            complete(member.target(), "The target must have a value at every time stamp.");
            member.past()
                    .forEach(covariate -> complete(covariate, "A covariate must have a value at every time stamp."));
            member.future()
                    .forEach(covariate -> complete(covariate, "A covariate must have a value at every time stamp."));
        }
    }

    private static void complete(Series series, String rule) {
        if (series.missing() == series.size() && series.size() > 0) {
            throw new DataProblem(
                    "A series has values to learn from.",
                    "all " + series.size() + " rows of '" + series.name() + "' are missing, from "
                            + series.index().label(0) + " to "
                            + series.index().label(series.size() - 1),
                    "another column, or a file whose column '" + series.name() + "' has numbers");
        }
        for (int row = 0; row < series.size(); row++) {
            if (Double.isNaN(series.value(row))) {
                throw new DataProblem(
                        rule,
                        series.missing() + " missing in '" + series.name() + "', the first at "
                                + series.index().label(row),
                        ".fill(interpolate()) before the split, or .fill(seasonal("
                                + Math.max(2, series.frequency().season())
                                + ")); or cut the series with .rows(from, to)");
            }
        }
    }

    /**
     * Returns the only series.
     *
     * @throws ShapeProblem if there are several
     */
    public Series series() {
        return panel.series();
    }

    /** Returns the number of rows of the only series that train. Problems are those of {@link #series}. */
    public int trainRows() {
        return panel.series().index().rowsBefore(firstTest);
    }

    /** Returns the number of rows of a series that train. */
    public int trainRows(int member) {
        return panel.members().get(member).target().index().rowsBefore(firstTest);
    }

    /** Returns the part of the only series that trains. Problems are those of {@link #series}. */
    public Series train() {
        return train(panel.series());
    }

    /** Returns the part of the only series that tests. Problems are those of {@link #series}. */
    public Series test() {
        return test(panel.series());
    }

    /** Returns the part of a series that trains. */
    public Series train(int member) {
        return train(panel.members().get(member).target());
    }

    /** Returns the part of a series that tests. */
    public Series test(int member) {
        return test(panel.members().get(member).target());
    }

    private Series train(Series series) {
        return series.rows(0, series.index().rowsBefore(firstTest));
    }

    private Series test(Series series) {
        return series.rows(series.index().rowsBefore(firstTest), series.size());
    }

    /** Returns the series with the fewest training rows: what fits into it fits into all. */
    int shortest() {
        int shortest = 0;
        for (int member = 1; member < panel.size(); member++) {
            shortest = trainRows(member) < trainRows(shortest) ? member : shortest;
        }
        return shortest;
    }

    /**
     * Says how many rows before a forecast the model sees.
     *
     * @throws ShapeProblem if it is not positive or not shorter than the training part of each series
     */
    public WindowedSeries lookback(int rows) {
        return new WindowedSeries(this, rows);
    }
}
