package org.cellstate.dsl.evaluate;

import java.nio.file.Path;
import java.util.Arrays;
import org.cellstate.dsl.data.ShapeProblem;
import org.cellstate.dsl.data.ValuedSequences;
import org.cellstate.dsl.engine.Network;
import org.cellstate.dsl.engine.Stepper;
import org.cellstate.dsl.model.RecurrentSpec;
import org.cellstate.dsl.prepare.PreparedSequences;
import org.cellstate.dsl.prepare.SequenceBatch;
import org.cellstate.dsl.train.Trained;

/** A fitted model that reads a sequence and says its value. */
public final class Regressor implements FittedModel<SequenceBatch, PreparedSequences> {

    /** Sequences of one call of the network: more would need memory, fewer calls would save nothing. */
    private static final int ROWS_OF_A_CALL = 256;

    private final RecurrentSpec spec;
    private final PreparedSequences prepared;
    private final Network<SequenceBatch> network;
    private final Trained<SequenceBatch, PreparedSequences> trained;
    private final Provenance provenance;

    private Regressor(Trained<SequenceBatch, PreparedSequences> trained, Provenance provenance) {
        this.spec = trained.spec();
        this.prepared = trained.data();
        this.network = trained.network();
        this.trained = trained;
        this.provenance = provenance;
    }

    /** Returns the regressor of a trained network. */
    public static Regressor of(Trained<SequenceBatch, PreparedSequences> trained) {
        ValuedSequences data = trained.data().data();
        return of(trained, Provenance.of(data.toString(), data.sha256(), trained));
    }

    /** Returns the regressor of a network that was trained elsewhere. */
    static Regressor of(Trained<SequenceBatch, PreparedSequences> trained, Provenance provenance) {
        return new Regressor(trained, provenance);
    }

    /**
     * Returns the values of new sequences, in the unit of those it was fitted on.
     *
     * @param frames {@code [row][time][feature]}, of any lengths
     * @throws ShapeProblem if their features are not as many as those it was fitted on, or a row has no step
     */
    public double[] predict(float[][][] frames) {
        double[] values = new double[frames.length];
        for (int from = 0; from < frames.length; from += ROWS_OF_A_CALL) {
            int to = Math.min(frames.length, from + ROWS_OF_A_CALL);
            float[] output = network.predict(prepared.batch(Arrays.copyOfRange(frames, from, to)));
            for (int row = from; row < to; row++) {
                values[row] = prepared.restore(output[row - from]);
            }
        }
        return values;
    }

    /**
     * Returns how far off the model is on new sequences.
     *
     * @param frames {@code [row][time][feature]}
     * @param values one per row
     */
    public RegressionScores evaluate(float[][][] frames, float[] values) {
        if (frames.length == 0 || frames.length != values.length) {
            throw new ShapeProblem(
                    "Every sequence has one value to compare with.",
                    frames.length + " sequences, " + values.length + " values",
                    "as many values as sequences, at least 1");
        }
        return RegressionScores.of(predict(frames), values, prepared.restore(0));
    }

    /** Returns how far off the model is on each of the sequences that validate. */
    public RegressionResiduals residuals() {
        int[] rows = prepared.validation(data().size());
        double[] predicted = new double[rows.length];
        double[] observed = new double[rows.length];
        for (int from = 0; from < rows.length; from += ROWS_OF_A_CALL) {
            int to = Math.min(rows.length, from + ROWS_OF_A_CALL);
            float[] output = network.predict(prepared.batch(Arrays.copyOfRange(rows, from, to)));
            for (int row = from; row < to; row++) {
                predicted[row] = prepared.restore(output[row - from]);
                observed[row] = data().value(rows[row]);
            }
        }
        return new RegressionResiduals(spec.label(), predicted, observed);
    }

    @Override
    public Trained<SequenceBatch, PreparedSequences> trained() {
        return trained;
    }

    /**
     * Returns the model at the start of a sequence that comes in step by step; its outputs are those of {@link #predict} for what was read.
     *
     * @throws org.cellstate.dsl.data.ConfigProblem if the model is bidirectional
     */
    public LiveRegressor stepper() {
        return new LiveRegressor(Stepper.of(spec, data().features(), network.weights()), prepared);
    }

    @Override
    public Provenance provenance() {
        return provenance;
    }

    /** Returns the data's description. */
    public ValuedSequences data() {
        return prepared.data();
    }

    /**
     * Writes the model to a file, from which {@code load(path).regressor()} brings it back whole. The sequences that it was fitted on are
     * in the file.
     *
     * @throws org.cellstate.dsl.data.DataProblem if the folder is not there, or the path is a folder
     */
    @Override
    public void save(Path file) {
        RegressorFile.write(this, file);
    }

    /** Returns the model, the data and how training went, in a line each. */
    @Override
    public String toString() {
        return spec.label() + ", " + summary().parameters() + " parameters\n" + data() + "\n" + history();
    }
}
