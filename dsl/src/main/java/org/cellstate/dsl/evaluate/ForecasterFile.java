package org.cellstate.dsl.evaluate;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.cellstate.dsl.data.ForecastData;
import org.cellstate.dsl.engine.Network;
import org.cellstate.dsl.prepare.PreparedForecast;
import org.cellstate.dsl.prepare.WindowBatch;
import org.cellstate.dsl.store.Archive;
import org.cellstate.dsl.store.RecordTrees;
import org.cellstate.dsl.train.Trained;
import org.jspecify.annotations.Nullable;

/**
 * A forecaster in a file: its description, where it comes from, its history, its weights, and the whole series, from whose training part
 * scalers and bands are measured again when it is loaded: the same numbers, to the bit.
 */
final class ForecasterFile {

    static final String KIND = "forecaster";

    private static final String DATA = "data";

    private ForecasterFile() {}

    static void write(Forecaster model, Path file) {
        RecordTrees trees = new RecordTrees();
        Map<String, @Nullable Object> manifest = new LinkedHashMap<>();
        SavedModel.describe(manifest, trees, model.provenance(), model.history());
        manifest.put(DATA, trees.tree(model.data()));
        Map<String, byte[]> arrays = new LinkedHashMap<>();
        arrays.put(SavedModel.WEIGHTS, Archive.bytes(model.trained().network().weights()));
        arrays.putAll(trees.arrays());
        new Archive(KIND, manifest, arrays).write(file);
    }

    static Forecaster read(Path file, Archive archive) {
        Provenance provenance = SavedModel.provenance(file, archive);
        PreparedForecast prepared = provenance
                .spec()
                .prepared(RecordTrees.read(
                        file, archive, ForecastData.class, archive.manifest().get(DATA), null));
        Network<WindowBatch> network = Network.forecaster(provenance.spec(), prepared.shape());
        SavedModel.restore(file, archive, network);
        return Forecaster.of(
                new Trained<>(provenance.spec(), prepared, network, SavedModel.history(file, archive)), provenance);
    }
}
