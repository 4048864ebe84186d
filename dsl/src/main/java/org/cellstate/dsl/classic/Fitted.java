package org.cellstate.dsl.classic;

import org.cellstate.dsl.data.Series;

/** A method with the parameters that a series gave it. */
public interface Fitted {

    /** Returns what was fitted, such as {@code ARIMA(0,1,1)(0,1,1)[12] of the logarithm}. */
    String label();

    /**
     * Forecasts the rows that follow the series it was fitted on.
     *
     * @param rows how many, at least 1
     * @return {@code [rows]}, in the unit of the series
     */
    double[] forecast(int rows);

    /**
     * Forecasts the rows that follow another history of the same series, longer or shorter, with the parameters that were fitted.
     *
     * @param history the rows that are known at the time of the forecast, without missing values
     * @param rows how many, at least 1
     * @return {@code [rows]}, in the unit of the series
     * @throws org.cellstate.dsl.data.DataProblem if a value is missing, or the method cannot take it
     * @throws org.cellstate.dsl.data.ShapeProblem if the history is shorter than what the method looks back
     */
    double[] forecast(Series history, int rows);
}
