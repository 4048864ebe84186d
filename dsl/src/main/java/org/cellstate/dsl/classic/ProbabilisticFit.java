package org.cellstate.dsl.classic;

import org.cellstate.dsl.data.Series;

/** A fitted method that also says how sure it is. The quantiles take the parameters for known, as R's do. */
public interface ProbabilisticFit extends Fitted {

    /**
     * Returns the values that the coming rows stay below with a probability.
     *
     * @param level above 0 and below 1: 0.1 and 0.9 are the ends of an 80 % interval
     * @param rows how many, at least 1
     * @return {@code [rows]}, in the unit of the series
     * @throws org.cellstate.dsl.data.ConfigProblem if the level is not above 0 and below 1
     */
    double[] quantile(double level, int rows);

    /** Returns the quantiles after another history of the same series, as {@link #forecast(Series, int)} forecasts. */
    double[] quantile(Series history, double level, int rows);
}
