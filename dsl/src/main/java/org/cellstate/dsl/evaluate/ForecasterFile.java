package org.cellstate.dsl.evaluate;

import java.nio.file.Path;
import org.cellstate.dsl.data.ForecastData;
import org.cellstate.dsl.engine.Network;
import org.cellstate.dsl.model.RecurrentSpec;
import org.cellstate.dsl.prepare.PreparedForecast;

/**
 * A forecaster in a file: its description, where it comes from, its history, its weights, and the whole series, from whose training part
 * scalers and bands are measured again when it is loaded: the same numbers, to the bit.
 */
final class ForecasterFile {

    static final String KIND = "forecaster";

    private static final String DATA = "data";

    private ForecasterFile() {}

    static void write(Forecaster model, Path file) {
        new ModelEntries(model).say(DATA, model.data()).archive(KIND).write(file);
    }

    static Forecaster read(SavedModel saved) {
        RecurrentSpec spec = saved.provenance().spec();
        PreparedForecast prepared = spec.prepared(saved.said(DATA, ForecastData.class));
        return Forecaster.of(saved.trained(prepared, Network.forecaster(spec, prepared.shape())), saved.provenance());
    }
}
