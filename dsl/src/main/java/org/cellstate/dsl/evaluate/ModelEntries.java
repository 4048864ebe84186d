package org.cellstate.dsl.evaluate;

import java.util.LinkedHashMap;
import java.util.Map;
import org.cellstate.dsl.store.Archive;
import org.cellstate.dsl.store.RecordTrees;
import org.jspecify.annotations.Nullable;

/** What lies in the file of a fitted network, while it is put together: what all of them have, and what each kind adds. */
final class ModelEntries {

    private final RecordTrees trees = new RecordTrees();
    private final Map<String, @Nullable Object> manifest = new LinkedHashMap<>();
    private final Map<String, byte[]> arrays = new LinkedHashMap<>();

    ModelEntries(FittedModel<?, ?> model) {
        SavedModel.describe(manifest, trees, model.provenance(), model.history());
        arrays.put(SavedModel.WEIGHTS, Archive.bytes(model.trained().network().weights()));
    }

    /** Adds a line of the manifest. */
    ModelEntries say(String name, Object value) {
        manifest.put(name, trees.tree(value));
        return this;
    }

    /** Adds an entry beside the manifest. */
    ModelEntries add(String name, byte[] bytes) {
        arrays.put(name, bytes);
        return this;
    }

    /** Adds entries beside the manifest. */
    ModelEntries add(Map<String, byte[]> entries) {
        arrays.putAll(entries);
        return this;
    }

    /** Returns them as a file that brings back a kind of model; the series that the manifest names are the last entries. */
    Archive archive(String kind) {
        Map<String, byte[]> all = new LinkedHashMap<>(arrays);
        all.putAll(trees.arrays());
        return new Archive(kind, manifest, all);
    }
}
