package org.cellstate.dsl.data;

import java.util.List;

/**
 * Split series and the number of rows a model looks back; {@link #horizon} completes it.
 *
 * @param split the split series
 * @param lookback rows that the model sees before a forecast, positive and fewer than the training rows of each series
 */
public record WindowedSeries(SplitSeries split, int lookback) {

    /** Checks the lookback. */
    public WindowedSeries {
        if (lookback < 1) {
            throw new ShapeProblem(
                    "lookback must be at least 1 row.",
                    "lookback=" + lookback,
                    ".lookback(" + ForecastData.suggestLookback(split) + ")");
        }
        int shortest = split.shortest();
        if (lookback >= split.trainRows(shortest)) {
            throw new ShapeProblem(
                    "lookback must be shorter than the training part.",
                    "lookback=" + lookback + ", training rows=" + split.trainRows(shortest)
                            + ForecastData.of(split, shortest),
                    ".lookback(" + ForecastData.suggestLookback(split) + "), or a larger training share");
        }
    }

    /**
     * Says how many rows ahead the model forecasts, all at once.
     *
     * @throws ShapeProblem if it is not positive, or too long for the training part
     */
    public ForecastData horizon(int rows) {
        return new ForecastData(split, lookback, rows, Known.nothing(), List.of(), ForecastData.VALIDATION_SHARE);
    }
}
