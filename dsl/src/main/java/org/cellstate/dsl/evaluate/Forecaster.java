package org.cellstate.dsl.evaluate;

import org.cellstate.dsl.data.ForecastData;
import org.cellstate.dsl.model.ModelSummary;
import org.cellstate.dsl.model.RecurrentSpec;
import org.cellstate.dsl.train.History;

/** A fitted model that forecasts the series it was fitted on. */
public interface Forecaster {

    /**
     * Forecasts the rows after the end of the series, all at once.
     *
     * @param rows how many, from 1 to the fitted horizon
     * @throws org.cellstate.dsl.data.ShapeProblem if it is more than the fitted horizon, or not positive
     */
    Forecast forecast(int rows);

    /**
     * Forecasts one horizon from every origin of the test part, one horizon apart, and scores it beside the baselines.
     *
     * @throws org.cellstate.dsl.data.ShapeProblem if the test part is shorter than the horizon
     */
    Backtest backtest();

    /** Returns what happened during training. */
    History history();

    /** Returns where the model comes from. */
    Provenance provenance();

    /** Returns the layers with their shapes and numbers of weights. */
    ModelSummary summary();

    /** Returns the model's description. */
    RecurrentSpec spec();

    /** Returns the data's description. */
    ForecastData data();
}
