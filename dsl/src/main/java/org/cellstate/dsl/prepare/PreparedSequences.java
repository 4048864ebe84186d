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

    /** Lengths of batches are rounded up to a multiple of this where sequences differ, so that few sizes come up. */
    private static final int LENGTH_STEP = 8;

    private final ValuedSequences data;
    private final Scaler[] features;
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
        this.features = featureScalers();
        this.value = valueScaler();
        this.frames = new float[data.size()][];
        for (int row = 0; row < frames.length; row++) {
            frames[row] = scaled(data.frames(row));
        }
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

    private Scaler[] featureScalers() {
        int count = data.features();
        double[] sums = new double[count];
        double[] squares = new double[count];
        long steps = 0;
        for (int row : training) {
            float[] sequence = data.frames(row);
            steps += sequence.length / count;
            for (int i = 0; i < sequence.length; i++) {
                sums[i % count] += sequence[i];
            }
        }
        for (int row : training) {
            float[] sequence = data.frames(row);
            for (int i = 0; i < sequence.length; i++) {
                double distance = sequence[i] - sums[i % count] / steps;
                squares[i % count] += distance * distance;
            }
        }
        Scaler[] scalers = new Scaler[count];
        for (int feature = 0; feature < count; feature++) {
            double deviation = Math.sqrt(squares[feature] / steps);
            scalers[feature] = new Scaler(sums[feature] / steps, deviation > 0 ? deviation : 1);
        }
        return scalers;
    }

    private Scaler valueScaler() {
        double[] values = new double[training.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = data.value(training[i]);
        }
        return Scaler.fit(values, 0, values.length);
    }

    private float[] scaled(float[] sequence) {
        for (int i = 0; i < sequence.length; i++) {
            sequence[i] = (float) features[i % features.length].scale(sequence[i]);
        }
        return sequence;
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
        if (sequences[0][0].length != data.features()) {
            throw new ShapeProblem(
                    "A model reads as many features as it was fitted on.",
                    sequences[0][0].length + " features, fitted on " + data.features(),
                    "frames of " + data.features() + " features");
        }
        for (float[] sequence : chosen) {
            scaled(sequence);
        }
        return batch(chosen, new float[chosen.length]);
    }

    private SequenceBatch batch(float[][] chosen, float[] target) {
        int width = data.features();
        int[] lengths = new int[chosen.length];
        int longest = 0;
        boolean even = true;
        for (int row = 0; row < chosen.length; row++) {
            lengths[row] = chosen[row].length / width;
            longest = Math.max(longest, lengths[row]);
            even &= lengths[row] == lengths[0];
        }
        int steps = even ? longest : (longest + LENGTH_STEP - 1) / LENGTH_STEP * LENGTH_STEP;
        float[] packed = new float[steps * chosen.length * width];
        for (int row = 0; row < chosen.length; row++) {
            for (int step = 0; step < lengths[row]; step++) {
                System.arraycopy(chosen[row], step * width, packed, (step * chosen.length + row) * width, width);
            }
        }
        return new SequenceBatch(chosen.length, steps, width, packed, even ? new int[0] : lengths, target);
    }

    /** Returns one frame as the network reads it. */
    public float[] frame(float[] frame) {
        if (frame.length != data.features()) {
            throw new ShapeProblem(
                    "A model reads as many features as it was fitted on.",
                    frame.length + " features, fitted on " + data.features(),
                    "frames of " + data.features() + " features");
        }
        return scaled(frame.clone());
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
