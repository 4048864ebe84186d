package org.cellstate.dsl.evaluate;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.cellstate.dsl.data.ValuedSequences;
import org.cellstate.dsl.engine.Network;
import org.cellstate.dsl.prepare.PreparedSequences;
import org.cellstate.dsl.prepare.SequenceBatch;
import org.cellstate.dsl.store.Archive;
import org.cellstate.dsl.store.RecordTrees;
import org.cellstate.dsl.train.Trained;
import org.jspecify.annotations.Nullable;

/** A regressor in a file: as {@link ForecasterFile}, with all the sequences that it was fitted on. */
final class RegressorFile {

    static final String KIND = "regressor";

    private static final String DATA = "data";
    private static final String FRAMES = "frames.f32";
    private static final String VALUES = "values.f32";
    private static final String STEPS = "steps.f64";

    /**
     * What the manifest says of the sequences.
     *
     * @param sequences how many; the steps of each lie in an array of their own
     * @param features of a frame
     * @param validation the share of the sequences that validates
     */
    private record Described(int sequences, int features, double validation) {}

    private RegressorFile() {}

    static void write(Regressor model, Path file) {
        ValuedSequences data = model.data();
        Map<String, @Nullable Object> manifest = new LinkedHashMap<>();
        RecordTrees trees = new RecordTrees();
        SavedModel.describe(manifest, trees, model.provenance(), model.history());
        manifest.put(DATA, trees.tree(new Described(data.size(), data.features(), data.validation())));
        Map<String, byte[]> arrays = new LinkedHashMap<>();
        arrays.put(SavedModel.WEIGHTS, Archive.bytes(model.trained().network().weights()));
        arrays.putAll(arrays(data));
        new Archive(KIND, manifest, arrays).write(file);
    }

    private static Map<String, byte[]> arrays(ValuedSequences data) {
        double[] steps = new double[data.size()];
        float[] values = new float[data.size()];
        int all = 0;
        for (int row = 0; row < steps.length; row++) {
            steps[row] = data.steps(row);
            values[row] = data.value(row);
            all += data.steps(row) * data.features();
        }
        float[] frames = new float[all];
        int at = 0;
        for (int row = 0; row < steps.length; row++) {
            float[] sequence = data.frames(row);
            System.arraycopy(sequence, 0, frames, at, sequence.length);
            at += sequence.length;
        }
        Map<String, byte[]> arrays = new LinkedHashMap<>();
        arrays.put(STEPS, Archive.bytes(steps));
        arrays.put(FRAMES, Archive.bytes(frames));
        arrays.put(VALUES, Archive.bytes(values));
        return arrays;
    }

    static Regressor read(Path file, Archive archive) {
        Provenance provenance = SavedModel.provenance(file, archive);
        PreparedSequences prepared = PreparedSequences.of(data(file, archive));
        Network<SequenceBatch> network =
                Network.regressor(provenance.spec(), prepared.data().features());
        SavedModel.restore(file, archive, network);
        return Regressor.of(
                new Trained<>(provenance.spec(), prepared, network, SavedModel.history(file, archive)), provenance);
    }

    private static ValuedSequences data(Path file, Archive archive) {
        Described described = RecordTrees.read(
                file, archive, Described.class, archive.manifest().get(DATA), null);
        double[] steps = archive.doubles(STEPS);
        float[] numbers = archive.floats(FRAMES);
        float[][][] frames = new float[steps.length][][];
        int at = 0;
        for (int row = 0; row < steps.length; row++) {
            frames[row] = new float[(int) steps[row]][described.features()];
            for (float[] frame : frames[row]) {
                System.arraycopy(numbers, at, frame, 0, frame.length);
                at += frame.length;
            }
        }
        return ValuedSequences.of(frames, archive.floats(VALUES)).validation(described.validation());
    }
}
