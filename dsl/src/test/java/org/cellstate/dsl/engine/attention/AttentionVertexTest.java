package org.cellstate.dsl.engine.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Objects;
import java.util.stream.Stream;
import org.cellstate.dsl.model.Attention;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.transferlearning.FineTuneConfiguration;
import org.deeplearning4j.nn.transferlearning.TransferLearning;
import org.deeplearning4j.nn.weights.WeightInit;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.learning.config.Sgd;

/** Attention as a part of a Deeplearning4j graph: trained, saved, loaded, copied, edited. */
class AttentionVertexTest {

    private static final double RATE = 0.5;

    static Stream<GraphVertex> vertices() {
        return Stream.of(
                AttentionVertex.of(Attention.additive()),
                AttentionVertex.of(Attention.dot()),
                AttentionVertex.of(Attention.general()),
                SelfAttentionVertex.of(Attention.self(2)));
    }

    private static ComputationGraphConfiguration configuration(GraphVertex vertex, IUpdater updater) {
        return vertex instanceof AttentionVertex attention
                ? Graphs.between(attention, true, DataType.FLOAT, updater)
                : Graphs.within((SelfAttentionVertex) vertex, DataType.FLOAT, updater);
    }

    private static ComputationGraph graph(GraphVertex vertex, IUpdater updater) {
        return Graphs.made(configuration(vertex, updater));
    }

    private static MultiDataSet data(ComputationGraph graph) {
        INDArray queries = Graphs.noise(DataType.FLOAT, 1, Graphs.BATCH, Graphs.QUERY_INPUTS, Graphs.TARGETS);
        INDArray source = Graphs.noise(DataType.FLOAT, 2, Graphs.BATCH, Graphs.SOURCE_INPUTS, Graphs.SOURCES);
        INDArray labels = Graphs.noise(DataType.FLOAT, 3, Graphs.BATCH, Graphs.OUTPUTS, Graphs.TARGETS);
        INDArray[] inputs =
                graph.getNumInputArrays() == 1 ? new INDArray[] {queries} : new INDArray[] {queries, source};
        return new MultiDataSet(inputs, new INDArray[] {labels});
    }

    private static float[] output(ComputationGraph graph) {
        return graph.outputSingle(data(graph).getFeatures()).dup('c').data().asFloat();
    }

    private static double[] numbers(INDArray array) {
        return array.dup('c').data().asDouble();
    }

    private static INDArray ownParams(ComputationGraph graph) {
        return Objects.requireNonNull(AttentionRuntime.in(graph, "attention").params());
    }

    private static INDArray parameter(ComputationGraph graph, String name) {
        return Objects.requireNonNull(graph.paramTable().get(name), name);
    }

    private static double[] attentionWeights(ComputationGraph graph) {
        return numbers(ownParams(graph));
    }

    private static double[] attentionGradient(ComputationGraph graph) {
        MultiDataSet data = data(graph);
        graph.setInputs(data.getFeatures());
        graph.setLabels(data.getLabels());
        graph.computeGradientAndScore();
        return numbers(
                Objects.requireNonNull(AttentionRuntime.in(graph, "attention").getGradientsViewArray()));
    }

    private static ComputationGraph reloaded(ComputationGraph graph) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ModelSerializer.writeModel(graph, file, true);
        return ModelSerializer.restoreComputationGraph(new ByteArrayInputStream(file.toByteArray()), true);
    }

    @ParameterizedTest
    @MethodSource("vertices")
    void a_loaded_graph_goes_on_as_the_saved_one_would(GraphVertex vertex) throws IOException {
        ComputationGraph graph = graph(vertex, new Adam(0.01));
        graph.fit(data(graph));

        ComputationGraph loaded = reloaded(graph);

        assertThat(loaded.getConfiguration()).isEqualTo(graph.getConfiguration());
        assertThat(output(loaded)).isEqualTo(output(graph));
        graph.fit(data(graph));
        loaded.fit(data(graph));
        assertThat(numbers(loaded.params())).isEqualTo(numbers(graph.params()));
    }

    @ParameterizedTest
    @MethodSource("vertices")
    void a_copy_of_a_graph_goes_its_own_way_from_where_it_was_made(GraphVertex vertex) {
        // Not Adam: a copy starts to count its steps anew, in Deeplearning4j.
        ComputationGraph graph = graph(vertex, new Nesterovs(0.1, 0.9));
        graph.fit(data(graph));
        float[] before = output(graph);

        ComputationGraph copy = graph.clone();
        graph.fit(data(graph));

        assertThat(output(copy)).isEqualTo(before).isNotEqualTo(output(graph));
        copy.fit(data(graph));
        assertThat(numbers(copy.params())).isEqualTo(numbers(graph.params()));
    }

    @Test
    void a_configuration_keeps_every_option_in_json() {
        AttentionVertex between = AttentionVertex.of(Attention.additive(3))
                .updater(new Adam(0.2))
                .l1(0.1)
                .l2(0.2)
                .weightDecay(0.3);
        ComputationGraphConfiguration one = Graphs.between(between, true, DataType.FLOAT, new Sgd(0.1));
        ComputationGraphConfiguration two = Graphs.within(
                SelfAttentionVertex.of(Attention.self(3).causal(true)).l2(0.5), DataType.FLOAT, new Sgd(0.1));
        ComputationGraphConfiguration three =
                Graphs.between(AttentionVertex.of(Attention.dot().scaled(true)), false, DataType.FLOAT, new NoOp());

        for (ComputationGraphConfiguration each : new ComputationGraphConfiguration[] {one, two, three}) {
            ComputationGraphConfiguration read = ComputationGraphConfiguration.fromJson(each.toJson());

            assertThat(read).isEqualTo(each);
            GraphVertex vertex = Objects.requireNonNull(each.getVertices().get("attention"));
            assertThat(read.getVertices().get("attention")).isEqualTo(vertex).hasToString(vertex.toString());
        }
        assertThat(one.getVertices().get("attention"))
                .hasToString("AttentionVertex.of(additive(3)).sizes(4, 3).updater(" + new Adam(0.2)
                        + ").l1(0.1).l2(0.2).weightDecay(0.3)");
        assertThat(two.getVertices().get("attention"))
                .hasToString("SelfAttentionVertex.of(self(3).causal(true)).size(6).l2(0.5)");
    }

    @Test
    void parameters_have_names_and_shapes_and_the_graph_knows_them() {
        ComputationGraph additive = graph(AttentionVertex.of(Attention.additive()), new NoOp());
        ComputationGraph general = graph(AttentionVertex.of(Attention.general()), new NoOp());
        ComputationGraph self = graph(SelfAttentionVertex.of(Attention.self()), new NoOp());

        assertThat(parameter(additive, "attention_Wq").shape()).containsExactly(4, 4);
        assertThat(parameter(additive, "attention_Wk").shape()).containsExactly(3, 4);
        assertThat(parameter(additive, "attention_v").shape()).containsExactly(1, 4);
        assertThat(parameter(general, "attention_W").shape()).containsExactly(4, 3);
        for (String name : new String[] {"Wq", "Wk", "Wv", "Wo"}) {
            assertThat(parameter(self, "attention_" + name).shape()).containsExactly(6, 6);
        }
    }

    @Test
    void first_weights_fill_the_range_of_their_fan_in_and_follow_the_seed() {
        AttentionVertex vertex = AttentionVertex.of(Attention.additive(200)).sizes(4, 3);
        INDArray wq = parameter(graph(vertex, new NoOp()), "attention_Wq");
        INDArray v = parameter(graph(vertex, new NoOp()), "attention_v");

        assertThat(wq.maxNumber().doubleValue()).isBetween(0.48, 0.5);
        assertThat(wq.minNumber().doubleValue()).isBetween(-0.5, -0.48);
        assertThat(v.maxNumber().doubleValue()).isBetween(0.9 / Math.sqrt(200), 1 / Math.sqrt(200));
        assertThat(attentionWeights(graph(vertex, new NoOp()))).isEqualTo(attentionWeights(graph(vertex, new NoOp())));
    }

    /** What one step of plain gradient descent leaves, with a penalty's slope by weight. */
    private static void assertStep(GraphVertex vertex, IUpdater updater, double rate, SlopeOf penalty) {
        ComputationGraph graph = graph(vertex, updater);
        double[] before = attentionWeights(graph);
        double[] gradient = attentionGradient(graph);
        double[] wanted = new double[before.length];
        for (int i = 0; i < wanted.length; i++) {
            wanted[i] = before[i] - rate * (gradient[i] / Graphs.BATCH + penalty.at(before[i]));
        }

        graph.fit(data(graph));

        assertThat(attentionWeights(graph)).containsExactly(wanted, within(1e-6));
        assertThat(wanted).isNotEqualTo(before);
    }

    private interface SlopeOf {
        double at(double weight);
    }

    @Test
    void the_updater_of_the_graph_trains_it() {
        assertStep(AttentionVertex.of(Attention.additive()), new Sgd(RATE), RATE, weight -> 0);
        assertStep(SelfAttentionVertex.of(Attention.self()), new Sgd(RATE), RATE, weight -> 0);
    }

    @Test
    void a_learning_rate_set_on_the_graph_reaches_it() {
        ComputationGraph graph = graph(AttentionVertex.of(Attention.general()), new Sgd(RATE));
        double[] before = attentionWeights(graph);
        graph.setLearningRate(0);

        graph.fit(data(graph));

        assertThat(attentionWeights(graph)).isEqualTo(before);
    }

    @Test
    void an_updater_of_its_own_trains_it_alone() {
        ComputationGraph graph = graph(AttentionVertex.of(Attention.general()).updater(new Sgd(RATE)), new Sgd(0));
        INDArray before = graph.params().dup();
        INDArray own = ownParams(graph).dup();

        graph.fit(data(graph));

        double moved = graph.params().squaredDistance(before);
        assertThat(moved).isPositive();
        assertThat(ownParams(graph).squaredDistance(own)).isCloseTo(moved, within(1e-9));
    }

    @Test
    void penalties_pull_as_those_of_layers_do() {
        AttentionVertex plain = AttentionVertex.of(Attention.additive());
        assertStep(plain.l2(0.3), new Sgd(RATE), RATE, weight -> 0.3 * weight);
        assertStep(plain.l1(0.3), new Sgd(RATE), RATE, weight -> 0.3 * Math.signum(weight));
        assertStep(plain.weightDecay(0.3), new Sgd(RATE), RATE, weight -> 0.3 * weight);
        assertStep(SelfAttentionVertex.of(Attention.self()).l2(0.3), new Sgd(RATE), RATE, weight -> 0.3 * weight);
    }

    @Test
    void an_edited_graph_keeps_the_attention_it_learned() {
        ComputationGraph graph = graph(AttentionVertex.of(Attention.additive()), new Sgd(RATE));
        graph.fit(data(graph));

        ComputationGraph edited = new TransferLearning.GraphBuilder(graph)
                .fineTuneConfiguration(new FineTuneConfiguration.Builder()
                        .updater(new Sgd(0.1))
                        .seed(99)
                        .build())
                .nOutReplace("output", 2, WeightInit.XAVIER)
                .build();

        assertThat(attentionWeights(edited)).isEqualTo(attentionWeights(graph));
        assertThat(parameter(edited, "output_W").shape()).containsExactly(3, 2);
    }

    @Test
    void a_configuration_used_anew_makes_new_weights() {
        AttentionVertex vertex = AttentionVertex.of(Attention.additive());
        ComputationGraph graph = graph(vertex, new Sgd(RATE));
        double[] fresh = attentionWeights(graph);
        graph.fit(data(graph));

        assertThat(attentionWeights(Graphs.made(graph.getConfiguration().clone())))
                .isEqualTo(fresh)
                .isNotEqualTo(attentionWeights(graph));
    }

    @Test
    void frozen_attention_stays_as_it_is_and_can_be_read() throws IOException {
        ComputationGraph graph = graph(AttentionVertex.of(Attention.additive()), new Sgd(RATE));
        ComputationGraph frozen = new TransferLearning.GraphBuilder(graph)
                .setFeatureExtractor("attention")
                .build();
        float[] before = output(frozen);

        frozen.fit(data(frozen));

        assertThat(attentionWeights(frozen)).isEqualTo(attentionWeights(graph));
        assertThat(output(frozen)).isNotEqualTo(before);
        ComputationGraph loaded = reloaded(frozen);
        assertThat(output(loaded)).isEqualTo(output(frozen));
        assertThat(AttentionRuntime.in(loaded, "attention").weights())
                .isDeepEqualTo(AttentionRuntime.in(frozen, "attention").weights());
    }

    @Test
    void attention_above_frozen_layers_still_learns() {
        ComputationGraph graph = graph(AttentionVertex.of(Attention.additive()), new Sgd(RATE));
        ComputationGraph frozen = new TransferLearning.GraphBuilder(graph)
                .setFeatureExtractor("below queries", "below source")
                .build();
        double[] before = attentionWeights(frozen);

        frozen.fit(data(frozen));

        assertThat(before).isEqualTo(attentionWeights(graph)).isNotEqualTo(attentionWeights(frozen));
        assertThat(numbers(parameter(frozen, "below source_W"))).isEqualTo(numbers(parameter(graph, "below source_W")));
    }

    @ParameterizedTest
    @MethodSource("vertices")
    void a_graph_tells_of_it(GraphVertex vertex) {
        InputType sequence = InputType.recurrent(4, Graphs.TARGETS, RNNFormat.NCW);
        InputType[] types =
                vertex instanceof AttentionVertex ? new InputType[] {sequence, sequence} : new InputType[] {sequence};
        ComputationGraph graph = Graphs.bare(vertex, DataType.FLOAT, types);

        assertThat(graph.summary(types)).contains("attention (AttentionRuntime)");
        assertThat(graph.getConfiguration().getMemoryReport(types).toString())
                .contains(vertex.getClass().getSimpleName());
    }

    @Test
    void training_lowers_the_loss() {
        ComputationGraph graph = graph(AttentionVertex.of(Attention.additive()), new Adam(0.02));
        double before = graph.score(data(graph));
        for (int step = 0; step < 150; step++) {
            graph.fit(data(graph));
        }

        assertThat(graph.score(data(graph))).isLessThan(0.5 * before);
    }
}
