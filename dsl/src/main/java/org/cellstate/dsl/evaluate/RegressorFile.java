package org.cellstate.dsl.evaluate;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.cellstate.dsl.data.ValuedSequences;
import org.cellstate.dsl.engine.Network;
import org.cellstate.dsl.prepare.PreparedSequences;
import org.cellstate.dsl.prepare.SequenceBatch;
import org.cellstate.dsl.store.Archive;

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
        new ModelEntries(model)
                .say(DATA, new Described(data.size(), data.features(), data.validation()))
                .add(arrays(data))
                .archive(KIND)
                .write(file);
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

    static Regressor read(SavedModel saved) {
        PreparedSequences prepared = PreparedSequences.of(data(saved));
        Network<SequenceBatch> network =
                Network.regressor(saved.provenance().spec(), prepared.data().features());
        return Regressor.of(saved.trained(prepared, network), saved.provenance());
    }

    private static ValuedSequences data(SavedModel saved) {
        Described described = saved.said(DATA, Described.class);
        Archive archive = saved.archive();
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
