package org.cellstate.dsl.prepare;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.cellstate.dsl.text.ClassedSequences;
import org.cellstate.dsl.text.LabeledSequences;
import org.cellstate.dsl.text.Sequences;
import org.cellstate.dsl.text.TaggedSequences;
import org.cellstate.dsl.text.Tokenizer;
import org.cellstate.dsl.text.Vectors;

/**
 * Sequences and their classes ready for a network: numbered or scaled by what the training rows are, padded to the longest of a batch on
 * demand. A labelled row has one class, a tagged one a class for each of its steps.
 *
 * @param <D> the data's description
 */
public final class PreparedClasses<D extends ClassedSequences> implements Examples<ClassBatch> {

    private final D data;
    private final boolean everyStep;
    private final SequenceCoding coding;
    private final float[][] rows;
    private final int[][] classes;
    private final float[] weights;

    private PreparedClasses(
            D data, boolean everyStep, boolean even, SequenceCoding coding, IntFunction<List<String>> labels) {
        this.data = data;
        this.everyStep = everyStep;
        this.coding = coding;
        this.rows = coding.rows(data.sequences());
        this.weights = ClassWeights.of(data.counts().training(), data.classes(), even);
        this.classes = IntStream.range(0, data.size())
                .mapToObj(row -> labels.apply(row).stream()
                        .mapToInt(data.classes()::indexOf)
                        .toArray())
                .toArray(int[][]::new);
    }

    /**
     * Returns labelled sequences, prepared by their training rows.
     *
     * @param even whether each class counts as much as every other, however often it occurs
     * @throws org.cellstate.dsl.data.DataProblem if a class has no row that trains, or a text no token
     */
    public static PreparedClasses<LabeledSequences> of(LabeledSequences data, boolean even) {
        return of(data.learnable(), even, fitted(data));
    }

    /** Returns labelled texts prepared by a tokenizer that was fitted before. */
    public static PreparedClasses<LabeledSequences> of(LabeledSequences data, boolean even, Tokenizer fitted) {
        return of(data, even, SequenceCoding.of(fitted));
    }

    private static PreparedClasses<LabeledSequences> of(LabeledSequences data, boolean even, SequenceCoding coding) {
        return new PreparedClasses<>(data, false, even, coding, row -> List.of(data.label(row)));
    }

    /**
     * Returns tagged sequences, prepared by their training rows.
     *
     * @param even whether each label counts as much as every other, however often it occurs
     * @throws org.cellstate.dsl.data.DataProblem if a label has no step that trains
     */
    public static PreparedClasses<TaggedSequences> of(TaggedSequences data, boolean even) {
        return new PreparedClasses<>(data.learnable(), true, even, fitted(data), data::labels);
    }

    private static SequenceCoding fitted(ClassedSequences data) {
        return SequenceCoding.fit(data.sequences(), data.parts().training());
    }

    /** Returns the data that were prepared. */
    public D data() {
        return data;
    }

    /** Returns how sequences become numbers. */
    public SequenceCoding coding() {
        return coding;
    }

    /** Returns what a network must know of the data. */
    public ClassShape shape() {
        return new ClassShape(coding.features(), coding.known(), data.classes().size(), everyStep);
    }

    /**
     * Returns the numbers that stand for the tokens before a training, {@code [token][feature]}; empty if they are drawn.
     *
     * @param seed of those of tokens that have no vector
     */
    public Optional<float[][]> begin(long seed) {
        Optional<Vectors> vectors = data instanceof LabeledSequences labeled ? labeled.vectors() : Optional.empty();
        return vectors.map(
                known -> known.weights(coding.vocabulary().orElseThrow(), seed).weights());
    }

    /** Returns the numbers of a row, {@code [time x feature]}. */
    public float[] row(int row) {
        return rows[row].clone();
    }

    /** Returns the number of a row's class, or of the class of each of its steps, -1 where nothing is known. */
    public int[] classes(int row) {
        return classes[row].clone();
    }

    @Override
    public String name() {
        return "sequences of " + data.classes().size() + (everyStep ? " labels" : " classes");
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
        float[][] chosen = Arrays.stream(examples).mapToObj(row -> rows[row]).toArray(float[][]::new);
        PaddedRows padded = PaddedRows.of(chosen, coding.features());
        float[] target = new float[targets(padded)];
        float[] counted = new float[target.length];
        for (int i = 0; i < examples.length; i++) {
            int[] known = classes[examples[i]];
            for (int step = 0; step < known.length; step++) {
                int at = step * padded.size() + i;
                target[at] = Math.max(0, known[step]);
                counted[at] = known[step] < 0 ? 0 : weights[known[step]];
            }
        }
        return new ClassBatch(padded, target, counted);
    }

    /** Returns new sequences as a batch: with a class each, whose numbers are given in the order of {@link ClassBatch}, or with none. */
    public ClassBatch batch(Sequences sequences, int... target) {
        PaddedRows padded = PaddedRows.of(coding.rows(sequences), coding.features());
        float[] numbers = new float[targets(padded)];
        for (int i = 0; i < target.length; i++) {
            numbers[i] = target[i];
        }
        float[] counted = new float[numbers.length];
        Arrays.fill(counted, 1);
        return new ClassBatch(padded, numbers, counted);
    }

    private int targets(PaddedRows padded) {
        return everyStep ? padded.steps() * padded.size() : padded.size();
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
