package org.cellstate.dsl.evaluate;

import org.cellstate.dsl.data.Series;

/**
 * From where a forecast of a backtest was made, and what came then.
 *
 * @param series the whole series, rows after the forecast among them
 * @param origin the row of the first step
 * @param horizon the number of steps, all of them observed
 * @param trainRows how many rows the first fit was made on
 * @param scale what scaled errors divide by, measured on those rows
 */
public record Outcome(Series series, int origin, int horizon, int trainRows, Scale scale) {

    /** Returns the observed rows that the forecast was made for. */
    public Series actual() {
        return series.rows(origin, origin + horizon);
    }

    /** Returns all rows before the origin: what was known. */
    public Series history() {
        return series.rows(0, origin);
    }

    /** Returns the outcome of one step, counted from 0. */
    Outcome step(int step) {
        return new Outcome(series, origin + step, 1, trainRows, scale);
    }
}
