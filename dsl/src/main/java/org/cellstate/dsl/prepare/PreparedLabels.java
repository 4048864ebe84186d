package org.cellstate.dsl.prepare;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.cellstate.dsl.text.LabeledSequences;
import org.cellstate.dsl.text.Sequences;
import org.cellstate.dsl.text.Tokenizer;

/** Labelled sequences ready for a network: numbered or scaled by what the training rows are, padded to the longest of a batch on demand. */
public final class PreparedLabels implements Examples<ClassBatch> {

    private final LabeledSequences data;
    private final SequenceCoding coding;
    private final float[][] rows;
    private final int[] classes;
    private final float[] weights;

    private PreparedLabels(LabeledSequences data, boolean even, SequenceCoding coding) {
        this.data = data;
        this.coding = coding;
        this.rows = coding.rows(data.sequences());
        this.classes = data.labels().stream().mapToInt(data.classes()::indexOf).toArray();
        this.weights = ClassWeights.of(data.counts().training(), data.classes(), even);
    }

    /**
     * Returns the sequences, prepared by their training rows.
     *
     * @param even whether each class counts as much as every other, however often it occurs
     * @throws org.cellstate.dsl.data.DataProblem if a class has no row that trains, or a text no token
     */
    public static PreparedLabels of(LabeledSequences data, boolean even) {
        LabeledSequences checked = data.learnable();
        return new PreparedLabels(
                checked, even, SequenceCoding.fit(data.sequences(), data.parts().training()));
    }

    /** Returns texts prepared by a tokenizer that was fitted before. */
    public static PreparedLabels of(LabeledSequences data, boolean even, Tokenizer fitted) {
        return new PreparedLabels(data, even, SequenceCoding.of(fitted));
    }

    /** Returns the data that were prepared. */
    public LabeledSequences data() {
        return data;
    }

    /** Returns how sequences become numbers. */
    public SequenceCoding coding() {
        return coding;
    }

    /** Returns what a network must know of the data. */
    public ClassShape shape() {
        return new ClassShape(coding.features(), coding.known(), data.classes().size(), false);
    }

    /**
     * Returns the numbers that stand for the tokens before a training, {@code [token][feature]}; empty if they are drawn.
     *
     * @param seed of those of tokens that have no vector
     */
    public Optional<float[][]> begin(long seed) {
        return data.vectors()
                .map(vectors ->
                        vectors.weights(coding.vocabulary().orElseThrow(), seed).weights());
    }

    /** Returns the numbers of a row, {@code [time x feature]}. */
    public float[] row(int row) {
        return rows[row].clone();
    }

    /** Returns the number of a row's class. */
    public int classOf(int row) {
        return classes[row];
    }

    /** Returns what a row of each class counts in training. */
    public float[] weights() {
        return weights.clone();
    }

    @Override
    public String name() {
        return "sequences of " + data.classes().size() + " classes";
    }

    @Override
    public int[] training() {
        return data.parts().training().clone();
    }

    @Override
    public int epoch() {
        return data.parts().training().length;
    }

    @Override
    public ExampleOrder order(RandomGenerator random) {
        return new LengthOrder(training(), row -> rows[row].length, random);
    }

    @Override
    public int compared() {
        return ClassWeights.COMPARED;
    }

    @Override
    public int[] validation(int most) {
        int[] validation = data.parts().validation();
        return Arrays.copyOf(validation, Math.min(most, validation.length));
    }

    @Override
    public ClassBatch batch(int[] examples) {
        float[][] chosen = new float[examples.length][];
        float[] target = new float[examples.length];
        float[] counted = new float[examples.length];
        for (int i = 0; i < examples.length; i++) {
            chosen[i] = rows[examples[i]];
            target[i] = classes[examples[i]];
            counted[i] = weights[classes[examples[i]]];
        }
        return new ClassBatch(PaddedRows.of(chosen, coding.features()), target, counted);
    }

    /** Returns some rows of new sequences as a batch, each with the class whose number is given. */
    public ClassBatch batch(Sequences sequences, int... target) {
        float[][] chosen = coding.rows(sequences);
        float[] numbers = new float[chosen.length];
        float[] counted = new float[chosen.length];
        for (int i = 0; i < chosen.length; i++) {
            numbers[i] = target.length == 0 ? 0 : target[i];
            counted[i] = 1;
        }
        return new ClassBatch(PaddedRows.of(chosen, coding.features()), numbers, counted);
    }

    @Override
    public String label(int example) {
        return "row " + (example + 1);
    }

    @Override
    public List<NamedNumbers> numbers(ClassBatch batch) {
        PaddedRows rows = batch.rows();
        return List.of(new NamedNumbers("input", rows.frames(), place -> place / rows.features() % rows.size()));
    }
}
