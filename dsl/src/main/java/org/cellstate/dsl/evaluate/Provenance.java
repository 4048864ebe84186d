package org.cellstate.dsl.evaluate;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cellstate.dsl.data.ForecastData;
import org.cellstate.dsl.model.RecurrentSpec;
import org.cellstate.dsl.train.Trained;

/**
 * Where a fitted model comes from: enough to make it again.
 *
 * @param data what the data were: the series, split, lookback, horizon
 * @param dataSha256 SHA-256 of the names, time indexes and values of all series and their covariates
 * @param spec the model and its training, the seed among them
 * @param versions versions of what computed it, by name
 * @param device what it was computed on
 * @param seconds wall time of the training
 */
public record Provenance(
        String data,
        String dataSha256,
        RecurrentSpec spec,
        SortedMap<String, String> versions,
        String device,
        double seconds) {

    /** Copies the versions. */
    public Provenance {
        versions = Collections.unmodifiableSortedMap(new TreeMap<>(versions));
    }

    /** Returns where a forecaster comes from that was just trained. */
    static Provenance of(ForecastData data, Trained<?, ?> trained) {
        return of(data.toString(), data.panel().sha256(), trained);
    }

    /** Returns where a model comes from that was just trained. */
    static Provenance of(String data, String dataSha256, Trained<?, ?> trained) {
        return new Provenance(
                data,
                dataSha256,
                trained.spec(),
                trained.network().versions(),
                "cpu",
                trained.history().seconds());
    }

    /** Returns the seed of the weights, the shuffling and the dropout. */
    public long seed() {
        return spec.training().seed();
    }
}
