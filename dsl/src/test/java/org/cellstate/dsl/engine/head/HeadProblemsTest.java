package org.cellstate.dsl.engine.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cellstate.dsl.engine.head.HeadCase.head;
import static org.cellstate.dsl.engine.head.HeadCase.noise;
import static org.cellstate.dsl.engine.head.HeadCase.score;
import static org.cellstate.dsl.engine.head.HeadCase.stepsAlone;
import static org.cellstate.dsl.engine.head.HeadCase.vectors;

import org.cellstate.dsl.data.DataProblem;
import org.cellstate.dsl.data.ShapeProblem;
import org.cellstate.dsl.engine.recurrent.NativeThreads;
import org.cellstate.dsl.model.Loss;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

class HeadProblemsTest {

    private static final INDArray STEPS = noise(DataType.DOUBLE, 1, 2, 3, 5);
    private static final INDArray VECTORS = noise(DataType.DOUBLE, 1, 2, 3);

    @BeforeAll
    static void oneThread() {
        NativeThreads.useOne();
    }

    private static void assertProblem(
            Loss loss,
            INDArray features,
            INDArray labels,
            @Nullable INDArray featureMask,
            @Nullable INDArray labelMask,
            String message) {
        MultiLayerNetwork network = features.rank() == 3
                ? stepsAlone(DataType.DOUBLE, head(loss).build())
                : vectors(DataType.DOUBLE, head(loss).build());
        assertThatThrownBy(() -> score(network, new DataSet(features, labels, featureMask, labelMask)))
                .isInstanceOf(ShapeProblem.class)
                .hasMessage(message.stripTrailing());
    }

    private static INDArray zeros(long... shape) {
        return Nd4j.zeros(DataType.DOUBLE, shape);
    }

    @Test
    void labels_of_another_shape() {
        assertProblem(Loss.mse(), STEPS, zeros(2, 2, 4), null, null, """
                The labels of a head say its target values for every step of every sequence.
                  received: labels [2, 2, 4] for input [2, 3, 5] and 2 outputs of mse()
                  try: labels [2, 2, 5]""");
        assertProblem(Loss.mse(), STEPS, zeros(2, 2), null, null, """
                The labels of a head say its target values for every step of every sequence.
                  received: labels [2, 2] for input [2, 3, 5] and 2 outputs of mse()
                  try: labels [2, 2, 5]""");
        assertProblem(Loss.crossEntropy(), VECTORS, zeros(2, 3), null, null, """
                The labels of a head say a class, or one-hot, for every sequence.
                  received: labels [2, 3] for input [2, 3] and 4 outputs of crossEntropy()
                  try: labels [2, 1] or one-hot [2, 4]""");
        assertProblem(Loss.crossEntropy(), VECTORS, zeros(3), null, null, """
                The labels of a head say a class, or one-hot, for every sequence.
                  received: labels [3] for input [2, 3] and 4 outputs of crossEntropy()
                  try: labels [2, 1] or one-hot [2, 4]""");
        assertProblem(Loss.ctc(), STEPS, zeros(2, 1, 3), null, null, """
                The labels of a head with ctc() are [batch, length], and so is their mask.
                  received: labels [2, 1, 3] for input [2, 3, 5]
                  try: labels [2, length], shorter sequences padded with -1""");
        assertProblem(Loss.ctc(), STEPS, zeros(2, 3), null, zeros(2, 5), """
                The labels of a head with ctc() are [batch, length], and so is their mask.
                  received: labels [2, 3], label mask [2, 5] for input [2, 3, 5]
                  try: labels [2, length], shorter sequences padded with -1""");
    }

    @Test
    void labels_that_are_no_class() {
        for (double unknown : new double[] {4, -1, 0.5, Double.NaN}) {
            INDArray labels = zeros(2, 1, 5);
            labels.putScalar(1, 0, 3, unknown);
            assertProblem(Loss.crossEntropy(), STEPS, labels, null, null, """
                    A class is a whole number from 0 to 3.
                      received: %s in sequence 1, step 3; labels [2, 1, 5] for input [2, 3, 5]
                      try: .classes(n) with n above the largest class, or a label mask over what has none""".formatted(unknown));
        }
        assertProblem(
                Loss.crossEntropy(),
                VECTORS,
                Nd4j.createFromArray(new double[][] {{1, 0, 0, 0}, {0, 1, 1, 0}}),
                null,
                null,
                """
                A one-hot label is 1 at its class and 0 at all others.
                  received: no such label in sequence 1; labels [2, 4] for input [2, 3]
                  try: .classes(n) with n above the largest class, or a label mask over what has none""");
        assertProblem(Loss.ctc(), STEPS, Nd4j.createFromArray(new double[][] {{1, 2}, {3, 0}}), null, null, """
                A label of ctc() is a whole number from 1 to 3; 0 is the blank, and -1 is padding.
                  received: 0.0 in sequence 1 at 1; labels [2, 2] for input [2, 3, 5]
                  try: .classes(n) with n above the largest label, and labels from 1""");
    }

    @Test
    void labels_under_a_mask_may_be_anything() {
        INDArray labels = zeros(2, 1, 5);
        labels.putScalar(1, 0, 3, -7);
        INDArray mask = Nd4j.ones(DataType.DOUBLE, 2, 5);
        mask.putScalar(1, 3, 0);

        MultiLayerNetwork network =
                stepsAlone(DataType.DOUBLE, head(Loss.crossEntropy()).build());

        assertThat(score(network, new DataSet(STEPS, labels, null, mask))).isFinite();
    }

    @Test
    void labels_that_the_steps_cannot_spell() {
        INDArray mask = Nd4j.createFromArray(new double[][] {{1, 1, 1, 1, 1}, {1, 1, 1, 0, 0}});
        assertProblem(Loss.ctc(), STEPS, Nd4j.createFromArray(new double[][] {{1, 2, 3}, {2, 2, 3}}), mask, null, """
                A label takes a step, and a blank takes one between two labels that are the same.
                  received: sequence 1 has 3 real steps for 3 labels that need 4; labels [2, 3] for input [2, 3, 5]
                  try: less pooling or striding below the head, or leave the sequence out""");
    }

    @Test
    void a_sequence_without_a_real_step() {
        INDArray mask = Nd4j.ones(DataType.DOUBLE, 2, 5);
        mask.putRow(1, zeros(5));
        assertProblem(Loss.mse(), STEPS, zeros(2, 2, 5), null, mask, """
                Every sequence has at least one real step.
                  received: no real step in sequence 1; mask [2, 5] for input [2, 3, 5]
                  try: leave the sequence out of the batch""");
        assertProblem(Loss.ctc(), STEPS, Nd4j.ones(DataType.DOUBLE, 2, 1), mask, null, """
                Every sequence has at least one real step.
                  received: no real step in sequence 1; mask [2, 5] for input [2, 3, 5]
                  try: leave the sequence out of the batch""");
        assertProblem(Loss.mse(), VECTORS, zeros(2, 2), null, zeros(2, 1), """
                At least one sequence of a batch counts.
                  received: a mask of zeros; mask [2, 1] for input [2, 3]
                  try: leave the batch out""");
    }

    @Test
    void masks_of_another_shape() {
        assertProblem(Loss.mse(), STEPS, zeros(2, 2, 5), null, Nd4j.ones(DataType.DOUBLE, 2, 4), """
                The mask of a head that has an output for each step is [batch, time].
                  received: mask [2, 4] for input [2, 3, 5]
                  try: a mask [2, 5]""");
        assertProblem(Loss.mse(), VECTORS, zeros(2, 2), null, Nd4j.ones(DataType.DOUBLE, 2, 2), """
                The mask of a head that has one output for each sequence is [batch, 1].
                  received: mask [2, 2] for input [2, 3]
                  try: a mask [2, 1], or a head over every step""");
    }

    @Test
    void ctc_over_vectors() {
        assertProblem(Loss.ctc(), VECTORS, zeros(2, 2), null, null, """
                A head with ctc() reads a sequence of steps: [batch, feature, time].
                  received: input [2, 3]
                  try: a layer below that gives every step, or crossEntropy() for one class for each sequence""");
    }

    @Test
    void another_number_of_features() {
        MultiLayerNetwork network = new MultiLayerNetwork(HeadCase.configuration(DataType.DOUBLE)
                .list()
                .layer(head(Loss.mse()).nIn(7).build())
                .build());
        network.init();

        assertThatThrownBy(() -> network.output(STEPS))
                .isInstanceOf(ShapeProblem.class)
                .hasMessage("""
                        A head reads [batch, feature] or [batch, feature, time], with as many features as it has weights for.
                          received: input [2, 3, 5], weights [7, 2]
                          try: input with 7 features, or .nIn(3)""");
    }

    @Test
    void counts_below_zero() {
        INDArray labels = zeros(2, 2);
        labels.putScalar(1, 1, -3);
        MultiLayerNetwork network =
                vectors(DataType.DOUBLE, head(Loss.negativeBinomial()).build());

        assertThatThrownBy(() -> score(network, new DataSet(VECTORS, labels)))
                .isInstanceOf(DataProblem.class)
                .hasMessage("""
                        The targets of negativeBinomial() are counts, 0 or more.
                          received: -3.0 in sequence 1; labels [2, 2] for input [2, 3]
                          try: targets that are not scaled, or gaussian() or studentT()""");
    }
}
