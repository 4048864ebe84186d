package org.cellstate.dsl.engine.attention;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.data.ShapeProblem;
import org.cellstate.dsl.model.Attention;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What is wrong is said in three parts, with the shapes. */
class AttentionProblemTest {

    private static AttentionVertex additive() {
        return AttentionVertex.of(Attention.additive());
    }

    private static ComputationGraph between() {
        return Graphs.bare(additive(), DataType.FLOAT, Graphs.sequence(3), Graphs.sequence(4));
    }

    private static INDArray noise(long... shape) {
        return Graphs.noise(DataType.FLOAT, 1, shape);
    }

    private static void assertShape(ThrowingCallable call, String received) {
        assertThatThrownBy(call).isInstanceOf(ShapeProblem.class).hasMessageContaining("received: " + received);
    }

    private static void assertConfig(ThrowingCallable call, String received) {
        assertThatThrownBy(call).isInstanceOf(ConfigProblem.class).hasMessageContaining("received: " + received);
    }

    private static void output(ComputationGraph graph, INDArray[] inputs, @Nullable INDArray... masks) {
        graph.output(false, inputs, masks.length == 0 ? null : masks);
    }

    @Test
    void a_row_without_a_real_step_is_named_with_both_shapes() {
        INDArray[] inputs = {noise(2, 3, 5), noise(2, 4, 6)};
        INDArray sources = Graphs.mask("111100", "000000");

        assertThatThrownBy(() -> output(between(), inputs, null, sources))
                .isInstanceOf(ShapeProblem.class)
                .hasMessage("""
                        Each row of a source needs at least one real step to attend to.
                          received: queries [2, 3, 5], source [2, 4, 6]; the mask of row 1 is 0 at every step
                          try: a 1 in that row's mask, or a batch without the row""");
        ComputationGraph self =
                Graphs.bare(SelfAttentionVertex.of(Attention.self()), DataType.FLOAT, Graphs.sequence(3));
        assertShape(
                () -> output(self, new INDArray[] {noise(2, 3, 2)}, Graphs.mask("00", "11")),
                "sequence [2, 3, 2]; the mask of row 0");
    }

    @Test
    void batches_and_ranks_must_fit() {
        assertShape(
                () -> output(between(), new INDArray[] {noise(2, 3, 5), noise(3, 4, 6)}),
                "queries [2, 3, 5], source [3, 4, 6]");
        assertShape(
                () -> output(between(), new INDArray[] {noise(2, 3, 5), noise(2, 4)}),
                "queries [2, 3, 5], source [2, 4]");
        ComputationGraph self =
                Graphs.bare(SelfAttentionVertex.of(Attention.self()), DataType.FLOAT, Graphs.sequence(3));
        assertShape(() -> output(self, new INDArray[] {noise(2, 3)}), "shape [2, 3]");
    }

    @Test
    void features_must_be_those_the_vertex_was_made_for() {
        assertShape(() -> output(between(), new INDArray[] {noise(2, 7, 5), noise(2, 4, 6)}), "queries [2, 7, 5]");
        assertShape(() -> output(between(), new INDArray[] {noise(2, 3, 5), noise(2, 7, 6)}), "source [2, 7, 6]");
        assertShape(
                () -> Graphs.bare(additive().sizes(3, 5), DataType.FLOAT, Graphs.sequence(3), Graphs.sequence(4)),
                "source: made for 5, input has 4");
    }

    @Test
    void dot_attention_needs_features_that_match() {
        AttentionVertex dot = AttentionVertex.of(Attention.dot());
        assertShape(
                () -> Graphs.bare(dot, DataType.FLOAT, Graphs.sequence(3), Graphs.sequence(4)),
                "queries with 3 features, source with 4");
    }

    @Test
    void a_mask_must_be_as_long_as_its_sequence() {
        INDArray[] inputs = {noise(2, 3, 5), noise(2, 4, 6)};
        assertShape(
                () -> output(between(), inputs, null, Graphs.mask("111", "111")), "mask [2, 3], sequence [2, 4, 6]");
        assertShape(
                () -> output(between(), inputs, Graphs.mask("11111"), Graphs.mask("111111", "111111")),
                "mask [1, 5], sequence [2, 3, 5]");
    }

    @Test
    void inputs_must_be_sequences_with_features_before_time() {
        InputType other = InputType.recurrent(3, RNNFormat.NWC);
        assertShape(() -> Graphs.bare(additive(), DataType.FLOAT, other, Graphs.sequence(4)), "InputTypeRecurrent(3");
        assertShape(
                () -> Graphs.bare(additive(), DataType.FLOAT, Graphs.sequence(4), InputType.feedForward(3)),
                "InputTypeFeedForward(3");
        assertConfig(() -> Graphs.bare(additive(), DataType.FLOAT, Graphs.sequence(4)), "1: [InputTypeRecurrent(4");
    }

    @Test
    void settings_outside_their_range_are_refused() {
        assertConfig(() -> additive().sizes(0, 1), "sizes(0, 1)");
        assertConfig(() -> additive().l1(-1), "l1=-1.0");
        assertConfig(() -> additive().l2(Double.NaN), "l2=NaN");
        assertConfig(() -> additive().weightDecay(Double.POSITIVE_INFINITY), "weightDecay=Infinity");
        assertConfig(() -> SelfAttentionVertex.of(Attention.self()).size(0), "size(0)");
        assertThatThrownBy(() -> SelfAttentionVertex.of(Attention.self(4)).size(6))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("received: 4 heads, 6 features")
                .hasMessageContaining("try: self(3)");
    }

    @Test
    void a_graph_without_input_types_must_be_told_sizes() {
        assertUnknown(additive(), "AttentionVertex.of(additive()) in a graph without input types");
        assertUnknown(
                SelfAttentionVertex.of(Attention.self()),
                "SelfAttentionVertex.of(self()) in a graph without input types");
    }

    private static void assertUnknown(GraphVertex vertex, String received) {
        assertConfig(() -> vertex.numParams(true), received);
    }

    @Test
    void data_types_other_than_float_and_double_are_refused() {
        assertConfig(
                () -> Graphs.bare(additive(), DataType.FLOAT16, Graphs.sequence(3), Graphs.sequence(4)),
                "data type HALF");
    }
}
