package org.cellstate.dsl.prepare;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.cellstate.dsl.data.ShapeProblem;
import org.cellstate.dsl.data.ValuedSequences;

/**
 * Sequences ready for a network: features and values moved to mean 0 and deviation 1 by what the training rows are, padded to the
 * longest of a batch on demand.
 */
public final class PreparedSequences implements Examples<SequenceBatch> {

    /** Which rows validate must not depend on a model's seed, or models could not be compared. */
    private static final long SPLIT_SEED = 20_26;

    private final ValuedSequences data;
    private final FrameScaler features;
    private final Scaler value;
    private final float[][] frames;
    private final int[] training;
    private final int[] validation;

    private PreparedSequences(ValuedSequences data) {
        this.data = data;
        int[] order = shuffled(data.size());
        this.validation = Arrays.copyOf(order, data.validationRows());
        this.training = Arrays.copyOfRange(order, data.validationRows(), data.size());
        Arrays.sort(validation);
        Arrays.sort(training);
        float[][] raw = new float[data.size()][];
        for (int row = 0; row < raw.length; row++) {
            raw[row] = data.frames(row);
        }
        this.features = FrameScaler.fit(raw, training, data.features());
        this.value = valueScaler();
        this.frames = Arrays.stream(raw).map(features::scaled).toArray(float[][]::new);
    }

    /** Returns the sequences, scaled by their training rows. */
    public static PreparedSequences of(ValuedSequences data) {
        return new PreparedSequences(data);
    }

    private static int[] shuffled(int size) {
        SplittableRandom random = new SplittableRandom(SPLIT_SEED);
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            int other = random.nextInt(i + 1);
            order[i] = order[other];
            order[other] = i;
        }
        return order;
    }

    private Scaler valueScaler() {
        double[] values = new double[training.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = data.value(training[i]);
        }
        return Scaler.fit(values, 0, values.length);
    }

    /** Returns the data that were prepared. */
    public ValuedSequences data() {
        return data;
    }

    @Override
    public String name() {
        return "sequences";
    }

    @Override
    public String label(int row) {
        return "sequence " + row;
    }

    @Override
    public List<NamedNumbers> numbers(SequenceBatch batch) {
        return List.of(
                new NamedNumbers("input", batch.frames(), place -> place / batch.features() % batch.size()),
                NamedNumbers.byRow("target", batch.target(), batch.size()));
    }

    @Override
    public int[] training() {
        return training.clone();
    }

    @Override
    public int epoch() {
        return WINDOWS;
    }

    @Override
    public int[] validation(int most) {
        return Arrays.copyOf(validation, Math.min(most, validation.length));
    }

    @Override
    public SequenceBatch batch(int[] rows) {
        float[][] chosen = new float[rows.length][];
        float[] target = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            chosen[i] = frames[rows[i]];
            target[i] = (float) value.scale(data.value(rows[i]));
        }
        return batch(chosen, target);
    }

    /**
     * Returns new sequences as a batch without targets.
     *
     * @param sequences {@code [row][time][feature]}
     * @throws ShapeProblem if their features are not as many as those trained on
     */
    public SequenceBatch batch(float[][][] sequences) {
        float[][] chosen = ValuedSequences.flat(sequences);
        features.check(sequences[0][0].length);
        chosen = Arrays.stream(chosen).map(features::scaled).toArray(float[][]::new);
        return batch(chosen, new float[chosen.length]);
    }

    private SequenceBatch batch(float[][] chosen, float[] target) {
        PaddedRows rows = PaddedRows.of(chosen, data.features());
        return new SequenceBatch(rows.size(), rows.steps(), rows.features(), rows.frames(), rows.lengths(), target);
    }

    /** Returns one frame as the network reads it. */
    public float[] frame(float[] frame) {
        features.check(frame.length);
        return features.scaled(frame);
    }

    /** Returns a network's output in the unit of the values. */
    public double restore(double output) {
        return value.restore(output);
    }

    /** Returns how many of the values' units one unit of a network's output is. */
    public double unit() {
        return value.deviation();
    }
}
