package org.cellstate.dsl.evaluate;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.cellstate.dsl.data.Series;

/**
 * From where a forecast of a backtest was made, and what came then.
 *
 * @param series the whole series, rows after the forecast among them
 * @param origin the row of the first step
 * @param horizon the number of steps; a value that was filled is there, and is not scored
 * @param trainRows how many rows the first fit was made on
 * @param scale what scaled errors divide by, measured on those rows
 */
public record Outcome(Series series, int origin, int horizon, int trainRows, Scale scale) {

    /** Returns the observed rows that the forecast was made for. */
    public Series actual() {
        return series.rows(origin, origin + horizon);
    }

    /** Returns the values of a series of the same rows where they were observed: what was filled is nothing to be measured against. */
    double[] observed(Series rows) {
        return IntStream.range(0, horizon)
                .filter(step -> !series.isFilled(origin + step))
                .mapToDouble(rows::value)
                .toArray();
    }

    /** Returns how many of the rows were filled. */
    int filled() {
        return horizon - observed(actual()).length;
    }

    /** Returns the values of several series, each of the rows of its outcome, one after the other, where they were observed. */
    static double[] observed(List<Outcome> outcomes, List<Series> parts) {
        return IntStream.range(0, outcomes.size())
                .mapToObj(i -> outcomes.get(i).observed(parts.get(i)))
                .flatMapToDouble(Arrays::stream)
                .toArray();
    }

    /** Returns the observed values of several outcomes, one after the other. */
    static double[] observed(List<Outcome> outcomes) {
        return observed(outcomes, outcomes.stream().map(Outcome::actual).toList());
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
