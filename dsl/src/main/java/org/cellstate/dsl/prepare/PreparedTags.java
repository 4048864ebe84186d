package org.cellstate.dsl.prepare;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.cellstate.dsl.text.Sequences;
import org.cellstate.dsl.text.TaggedSequences;

/** Tagged sequences ready for a network: numbered or scaled by what the training rows are, padded to the longest of a batch on demand. */
public final class PreparedTags implements Examples<ClassBatch> {

    private final TaggedSequences data;
    private final SequenceCoding coding;
    private final float[][] rows;
    private final int[][] classes;
    private final float[] weights;

    private PreparedTags(TaggedSequences data, boolean even) {
        this.data = data.learnable();
        this.coding = SequenceCoding.fit(data.sequences(), data.parts().training());
        this.rows = coding.rows(data.sequences());
        this.weights = ClassWeights.of(data.counts().training(), data.classes(), even);
        this.classes = new int[data.size()][];
        for (int row = 0; row < classes.length; row++) {
            classes[row] =
                    data.labels(row).stream().mapToInt(data.classes()::indexOf).toArray();
        }
    }

    /**
     * Returns the sequences, prepared by their training rows.
     *
     * @param even whether each label counts as much as every other, however often it occurs
     * @throws org.cellstate.dsl.data.DataProblem if a label has no step that trains
     */
    public static PreparedTags of(TaggedSequences data, boolean even) {
        return new PreparedTags(data, even);
    }

    /** Returns the data that were prepared. */
    public TaggedSequences data() {
        return data;
    }

    /** Returns how sequences become numbers. */
    public SequenceCoding coding() {
        return coding;
    }

    /** Returns what a network must know of the data. */
    public ClassShape shape() {
        return new ClassShape(coding.features(), coding.known(), data.classes().size(), true);
    }

    /** Returns the numbers of a row, {@code [time x feature]}. */
    public float[] row(int row) {
        return rows[row].clone();
    }

    /** Returns the number of the label of each step of a row; -1 where nothing is known. */
    public int[] classes(int row) {
        return classes[row].clone();
    }

    @Override
    public String name() {
        return "sequences of " + data.classes().size() + " labels";
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
        int[][] labels = new int[examples.length][];
        for (int i = 0; i < examples.length; i++) {
            chosen[i] = rows[examples[i]];
            labels[i] = classes[examples[i]];
        }
        PaddedRows padded = PaddedRows.of(chosen, coding.features());
        float[] target = new float[padded.steps() * padded.size()];
        float[] counted = new float[target.length];
        for (int row = 0; row < labels.length; row++) {
            for (int step = 0; step < labels[row].length; step++) {
                int label = labels[row][step];
                int at = step * padded.size() + row;
                target[at] = Math.max(0, label);
                counted[at] = label < 0 ? 0 : weights[label];
            }
        }
        return new ClassBatch(padded, target, counted);
    }

    /** Returns new sequences as a batch without labels. */
    public ClassBatch batch(Sequences sequences) {
        PaddedRows padded = PaddedRows.of(coding.rows(sequences), coding.features());
        float[] target = new float[padded.steps() * padded.size()];
        float[] counted = new float[target.length];
        Arrays.fill(counted, 1);
        return new ClassBatch(padded, target, counted);
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
