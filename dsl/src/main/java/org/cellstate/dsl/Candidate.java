package org.cellstate.dsl;

import java.util.Optional;
import org.cellstate.dsl.data.ForecastData;
import org.cellstate.dsl.evaluate.Forecaster;
import org.cellstate.dsl.model.RecurrentSpec;
import org.cellstate.dsl.sweep.objective.Described;
import org.cellstate.dsl.train.TrainListener;

/**
 * A model with the data that it is to be fitted to, so that a sweep can try both: {@code sweep(t ->
 * lstm().on(series.split(0.9).lookback(t.integer("lookback", 14, 112)).horizon(28))).run()}.
 *
 * @param model the model
 * @param data what it is fitted to
 */
public record Candidate(Recurrent model, ForecastData data) implements Described {

    /** Fits the model, as {@link Recurrent#fit(ForecastData)} does, and shows how that goes. */
    public Forecaster fit() {
        return model.fit(data);
    }

    /** Fits the model, and tells the listener instead of showing it. */
    public Forecaster fit(TrainListener listener) {
        return model.fit(data, listener);
    }

    @Override
    public RecurrentSpec spec() {
        return model.spec();
    }

    @Override
    public Optional<ForecastData> ownData() {
        return Optional.of(data);
    }

    /** Returns the line of Java that makes the model, and the data. */
    @Override
    public String toString() {
        return model + " on " + data;
    }
}
