package org.cellstate.dsl.classic;

import org.cellstate.dsl.data.ForecastData;
import org.cellstate.dsl.data.Series;

/** A way to forecast a series from its own past, such as {@code sarima().season(12)}. It is immutable and knows no data until it is fitted. */
public interface Method {

    /** Returns what a score table calls it, such as {@code seasonal naive (7)}; it may say less before the series is known. */
    String label();

    /**
     * Fits the method on all rows of a series.
     *
     * @param history the rows that are known, without missing values
     * @throws org.cellstate.dsl.data.DataProblem if a value is missing, or the method cannot take it, such as 0 under a logarithm
     * @throws org.cellstate.dsl.data.ShapeProblem if there are too few rows
     * @throws org.cellstate.dsl.data.ConfigProblem if the method needs a season and the series has none
     */
    Fitted fit(Series history);

    /** Fits the method on the training part, its validation tail among it: no row of the test part is seen. */
    default Fitted fit(ForecastData data) {
        return fit(data.split().train());
    }
}
