package org.cellstate.dsl.evaluate.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.data.DataProblem;
import org.cellstate.dsl.data.ShapeProblem;
import org.cellstate.dsl.engine.attention.AttentionRuntime;
import org.cellstate.dsl.engine.attention.AttentionVertex;
import org.cellstate.dsl.engine.attention.SelfAttentionVertex;
import org.cellstate.dsl.model.Attention;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

class AttentionMapTest {

    private static final List<String> SOURCE = List.of("the", "cat", "sat");
    private static final List<String> TARGET = List.of("le", "chat");
    private static final double[][] WEIGHTS = {{0.7, 0.2, 0.1}, {0, 0.9, 0.1}};

    @Test
    void each_target_token_has_the_source_token_it_looked_at_most() {
        AttentionMap map = AttentionMap.of(SOURCE, TARGET, WEIGHTS);

        assertThat(map.weights()).isDeepEqualTo(WEIGHTS);
        assertThat(map.strongest(1)).isEqualTo(new Link(1, "chat", 1, "cat", 0.9));
        assertThat(map.strongest()).extracting(Link::source).containsExactly("the", "cat");
        assertThat(map).hasToString("1 head over 3 source and 2 target tokens");
    }

    @Test
    void the_weights_of_several_heads_are_their_mean_and_each_can_be_taken_alone() {
        AttentionMap map =
                AttentionMap.ofHeads(List.of("a", "b"), List.of("x"), new double[][][] {{{1, 0}}, {{0.25, 0.75}}});

        assertThat(map.heads()).isEqualTo(2);
        assertThat(map.weights()).isDeepEqualTo(new double[][] {{0.625, 0.375}});
        assertThat(map.head(1).weights()).isDeepEqualTo(new double[][] {{0.25, 0.75}});
        assertThat(map.byHead().maps()).containsExactly(map.head(0), map.head(1));
    }

    @Test
    void padding_of_zeros_is_left_out_before_and_behind() {
        double[][] behind = {{0.7, 0.2, 0.1, 0}, {0, 0.9, 0.1, 0}, {0, 0, 0, 0}};
        double[][] before = {{0, 0, 0, 0}, {0, 0.7, 0.2, 0.1}, {0, 0, 0.9, 0.1}};

        assertThat(AttentionMap.of(SOURCE, TARGET, behind).weights()).isDeepEqualTo(WEIGHTS);
        assertThat(AttentionMap.of(SOURCE, TARGET, before).weights()).isDeepEqualTo(WEIGHTS);
    }

    @Test
    void weights_that_do_not_fit_the_tokens_are_refused() {
        assertThatThrownBy(() -> AttentionMap.of(TARGET, SOURCE, WEIGHTS))
                .isInstanceOf(ShapeProblem.class)
                .hasMessage("""
                        Attention has one row per target token and one column per source token; what is more must be 0.
                          received: weights of 2 rows and 3 columns; 3 target tokens and 2 source tokens
                          try: weights [target, source], and the tokens in that order""");
        assertThatThrownBy(() -> AttentionMap.of(TARGET, TARGET, WEIGHTS)).isInstanceOf(ShapeProblem.class);
        assertThatThrownBy(() -> AttentionMap.of(SOURCE, TARGET, new double[][] {{1, 0, 0}, {1, 0}}))
                .isInstanceOf(ShapeProblem.class)
                .hasMessageContaining("columns that differ");
        assertThatThrownBy(() -> AttentionMap.of(List.of(), TARGET, WEIGHTS)).isInstanceOf(ShapeProblem.class);
    }

    @Test
    void rows_that_are_no_shares_are_refused() {
        assertThatThrownBy(() -> AttentionMap.of(SOURCE, List.of("le"), new double[][] {{0.5, 0.2, 0.1}}))
                .isInstanceOf(DataProblem.class)
                .hasMessage("""
                        The attention of a target token adds up to 1 over the source tokens.
                          received: row 0, "le", adds up to 0.8000
                          try: weights [target, source], after the softmax over the source""");
        assertThatThrownBy(() -> AttentionMap.of(SOURCE, List.of("le"), new double[][] {{0.5, Double.NaN, 0.1}}))
                .isInstanceOf(DataProblem.class)
                .hasMessage("""
                        A weight of attention is a share, from 0 to 1.
                          received: the weight from "le" to "cat" is NaN
                          try: the softmax of the scores""");
    }

    @Test
    void positions_that_are_not_there_are_refused() {
        AttentionMap map = AttentionMap.of(SOURCE, TARGET, WEIGHTS);

        assertThatThrownBy(() -> map.strongest(2))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("received: strongest(2) of 2 tokens");
        assertThatThrownBy(() -> map.head(1))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("received: head 1 of 1");
    }

    @Test
    void the_weights_of_a_running_graph_become_a_map_without_their_padding() {
        ComputationGraph graph = graph(AttentionVertex.of(Attention.dot()), "queries", "source");
        graph.setLayerMaskArrays(new INDArray[] {mask("11100"), mask("01111")}, new INDArray[] {null});
        graph.output(noise(1), noise(2));
        AttentionRuntime vertex = AttentionRuntime.in(graph, "attention");

        AttentionMap map = AttentionMap.of(List.of("a", "b", "c", "d"), List.of("x", "y", "z"), vertex, 1);

        float[][] read = vertex.weights()[1];
        for (int t = 0; t < 3; t++) {
            for (int s = 0; s < 4; s++) {
                assertThat(map.weights()[t][s]).isEqualTo(read[t][s + 1]);
            }
        }
        assertThatThrownBy(() -> AttentionMap.of(SOURCE, TARGET, vertex, 2))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("received: row 2 of 2");
    }

    @Test
    void each_head_of_a_running_graph_is_a_head_of_the_map() {
        ComputationGraph graph = graph(SelfAttentionVertex.of(Attention.self(2)), "queries");
        graph.output(noise(1));
        AttentionRuntime vertex = AttentionRuntime.in(graph, "attention");
        List<String> tokens = List.of("a", "b", "c", "d", "e");

        AttentionMap map = AttentionMap.of(tokens, tokens, vertex, 0);

        assertThat(map.heads()).isEqualTo(2);
        assertThat(map.head(1).weights()[4][3]).isCloseTo(vertex.weights(1)[0][4][3], within(1e-7));
        assertThat(map.weights()[4][3]).isCloseTo(vertex.weights()[0][4][3], within(1e-6));
    }

    private static ComputationGraph graph(GraphVertex attention, String... inputs) {
        InputType[] types = new InputType[inputs.length];
        java.util.Arrays.fill(types, InputType.recurrent(4));
        ComputationGraph graph = new ComputationGraph(new NeuralNetConfiguration.Builder()
                .seed(7)
                .dataType(DataType.FLOAT)
                .graphBuilder()
                .addInputs(inputs)
                .setInputTypes(types)
                .addVertex("attention", attention, inputs)
                .addLayer(
                        "output",
                        new RnnOutputLayer.Builder(LossFunction.MSE)
                                .nOut(1)
                                .activation(Activation.IDENTITY)
                                .build(),
                        "attention")
                .setOutputs("output")
                .build());
        graph.init();
        return graph;
    }

    /** Two sequences of five steps and four features. */
    private static INDArray noise(long seed) {
        return Nd4j.rand(seed, new long[] {2, 4, 5}).castTo(DataType.FLOAT);
    }

    /** The same mask for both sequences. */
    private static INDArray mask(String steps) {
        float[] row = new float[steps.length()];
        for (int step = 0; step < row.length; step++) {
            row[step] = steps.charAt(step) - '0';
        }
        return Nd4j.create(new float[][] {row, row});
    }
}
