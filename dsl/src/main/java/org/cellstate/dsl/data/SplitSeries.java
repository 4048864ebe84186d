package org.cellstate.dsl.data;

/**
 * A series cut in time into a part that trains and a part that tests.
 *
 * @param series the whole series, without missing values
 * @param trainRows the number of rows that train; at least one, and at least one row is left to test
 */
public record SplitSeries(Series series, int trainRows) {

    /**
     * Checks that both parts have rows and that no value is missing.
     *
     * @throws ShapeProblem if a part has no row
     * @throws DataProblem if a value is missing; the message names the first
     */
    public SplitSeries {
        if (trainRows < 1 || trainRows >= series.size()) {
            throw new ShapeProblem(
                    "A split leaves at least one row to train and one to test.",
                    "rows=" + series.size() + ", training rows=" + trainRows,
                    "a longer series, or another training share, such as .split(0.9)");
        }
        for (int row = 0; row < series.size(); row++) {
            if (Double.isNaN(series.value(row))) {
                throw new DataProblem(
                        "The target must have a value at every time stamp.",
                        series.missing() + " missing in '" + series.name() + "', the first at "
                                + series.index().label(row),
                        "fill it before the split, for example with the value a season earlier, or cut the series with"
                                + " .rows(from, to)");
            }
        }
    }

    /** Returns the part that trains. */
    public Series train() {
        return series.rows(0, trainRows);
    }

    /** Returns the part that tests. */
    public Series test() {
        return series.rows(trainRows, series.size());
    }

    /**
     * Says how many rows before a forecast the model sees.
     *
     * @throws ShapeProblem if it is not positive or not shorter than the training part
     */
    public WindowedSeries lookback(int rows) {
        return new WindowedSeries(this, rows);
    }
}
