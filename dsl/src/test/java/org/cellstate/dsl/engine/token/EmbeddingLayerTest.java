package org.cellstate.dsl.engine.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.cellstate.dsl.engine.token.TokenGraphs.HIDDEN;
import static org.cellstate.dsl.engine.token.TokenGraphs.TOKENS;
import static org.cellstate.dsl.engine.token.TokenGraphs.WIDTH;
import static org.cellstate.dsl.engine.token.TokenGraphs.graph;
import static org.cellstate.dsl.engine.token.TokenGraphs.score;
import static org.cellstate.dsl.engine.token.TokenGraphs.tokens;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.data.ShapeProblem;
import org.cellstate.dsl.engine.head.HeadLayer;
import org.cellstate.dsl.engine.layer.Graphs;
import org.cellstate.dsl.engine.layer.Output;
import org.cellstate.dsl.engine.layer.RecurrentLayer;
import org.cellstate.dsl.model.Cell;
import org.cellstate.dsl.model.Loss;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

class EmbeddingLayerTest {

    private static final int BATCH = 3;
    private static final int TIME = 5;

    @TempDir
    private Path folder;

    @Test
    void a_token_is_the_row_of_its_number() {
        ComputationGraph graph = graph(DataType.FLOAT);
        INDArray tokens = tokens(DataType.FLOAT, 1, BATCH, TIME);

        INDArray output = embedded(graph, tokens);

        assertThat(output.shape()).containsExactly(BATCH, WIDTH, TIME);
        INDArray matrix = graph.getParam("embedding_W");
        for (int row = 0; row < BATCH; row++) {
            for (int step = 0; step < TIME; step++) {
                INDArray own = output.get(NDArrayIndex.point(row), NDArrayIndex.all(), NDArrayIndex.point(step));
                assertThat(own).isEqualTo(matrix.getRow(tokens.getInt(row, 0, step)));
            }
        }
        assertThat(embedded(graph, tokens.reshape(BATCH, TIME))).isEqualTo(output);
    }

    private static INDArray embedded(ComputationGraph graph, INDArray tokens) {
        return Objects.requireNonNull(graph.feedForward(tokens, false).get("embedding"));
    }

    @Test
    void the_gradient_is_the_slope_of_the_score() {
        TokenGraphs.checkGradient(
                graph(DataType.DOUBLE),
                tokens(DataType.DOUBLE, 1, BATCH, TIME),
                tokens(DataType.DOUBLE, 2, BATCH, TIME),
                null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"11111|11100|10000", "01110|10101|11011"})
    void the_gradient_is_the_slope_of_the_score_where_steps_are_masked(String rows) {
        TokenGraphs.checkGradient(
                graph(DataType.DOUBLE),
                tokens(DataType.DOUBLE, 1, BATCH, TIME),
                tokens(DataType.DOUBLE, 2, BATCH, TIME),
                Graphs.mask(DataType.DOUBLE, rows));
    }

    @Test
    void the_gradient_in_floats_is_that_in_doubles() {
        ComputationGraph exact = graph(DataType.DOUBLE);
        ComputationGraph single = graph(DataType.FLOAT);
        single.setParams(exact.params().castTo(DataType.FLOAT));

        score(exact, tokens(DataType.DOUBLE, 1, BATCH, TIME), tokens(DataType.DOUBLE, 2, BATCH, TIME), null);
        score(single, tokens(DataType.FLOAT, 1, BATCH, TIME), tokens(DataType.FLOAT, 2, BATCH, TIME), null);

        double[] wanted = exact.getFlattenedGradients().dup().data().asDouble();
        double[] found = single.getFlattenedGradients().dup().data().asDouble();
        for (int i = 0; i < wanted.length; i++) {
            assertThat(found[i]).isCloseTo(wanted[i], within(1e-5));
        }
    }

    @Test
    void a_token_that_does_not_occur_has_no_gradient_even_after_a_batch_in_which_it_did() {
        ComputationGraph graph = graph(DataType.FLOAT);
        INDArray labels = tokens(DataType.FLOAT, 2, BATCH, TIME);
        score(graph, Nd4j.valueArrayOf(new long[] {BATCH, 1, TIME}, TOKENS - 1.0, DataType.FLOAT), labels, null);
        assertThat(gradientOf(graph, TOKENS - 1).norm2Number().doubleValue()).isPositive();

        score(graph, tokens(DataType.FLOAT, 1, BATCH, TIME), labels, null);

        assertThat(gradientOf(graph, TOKENS - 1).norm2Number().doubleValue()).isZero();
        assertThat(gradientOf(graph, 0).norm2Number().doubleValue()).isPositive();
    }

    private static INDArray gradientOf(ComputationGraph graph, int token) {
        return graph.getFlattenedGradients()
                .reshape(graph.params().length())
                .get(NDArrayIndex.interval((long) token * WIDTH, (token + 1L) * WIDTH));
    }

    @Test
    void padding_changes_no_output_and_no_gradient_whatever_stands_in_it() {
        ComputationGraph graph = graph(DataType.DOUBLE);
        INDArray tokens = tokens(DataType.DOUBLE, 1, BATCH, TIME);
        INDArray labels = tokens(DataType.DOUBLE, 2, BATCH, TIME);
        double score = score(graph, tokens, labels, null);
        INDArray gradient = graph.getFlattenedGradients().dup();

        INDArray rest = Nd4j.valueArrayOf(new long[] {BATCH, 1, 2}, -7.5, DataType.DOUBLE);
        double padded = score(
                graph,
                Nd4j.concat(2, tokens, rest),
                Nd4j.concat(2, labels, rest.mul(0)),
                Graphs.mask(DataType.DOUBLE, "1111100|1111100|1111100"));

        assertThat(padded).isCloseTo(score, within(1e-12));
        assertThat(graph.getFlattenedGradients().sub(gradient).amaxNumber().doubleValue())
                .isLessThan(1e-12);
    }

    @Test
    void a_masked_step_is_zero() {
        EmbeddingLayer layer = TokenGraphs.embedding();
        ComputationGraph graph = TokenGraphs.end(TokenGraphs.begin(DataType.FLOAT)
                .addLayer("embedding", layer, "tokens")
                .addLayer(
                        "head",
                        new HeadLayer.Builder(Loss.crossEntropy()).classes(2).build(),
                        "embedding"));
        graph.setLayerMaskArrays(new INDArray[] {Graphs.mask(DataType.FLOAT, "110|111")}, null);

        INDArray output = embedded(graph, tokens(DataType.FLOAT, 1, 2, 3));

        assertThat(output.getDouble(0, 0, 1)).isNotZero();
        assertThat(output.get(NDArrayIndex.point(0), NDArrayIndex.all(), NDArrayIndex.point(2))
                        .norm2Number()
                        .doubleValue())
                .isZero();
    }

    @Test
    void a_saved_a_loaded_and_a_cloned_network_give_the_same() throws IOException {
        ComputationGraph graph = graph(DataType.FLOAT);
        TokenGraphs.assertSurvives(graph, tokens(DataType.FLOAT, 1, BATCH, TIME), folder);
    }

    @Test
    void weights_start_from_a_standard_normal_distribution_and_follow_the_seed() {
        ComputationGraph graph = TokenGraphs.end(wide());
        double[] weights = graph.getParam("embedding_W").dup().data().asDouble();

        double square =
                Arrays.stream(weights).map(weight -> weight * weight).average().orElseThrow();
        assertThat(Arrays.stream(weights).average().orElseThrow()).isCloseTo(0, within(0.02));
        assertThat(square).isCloseTo(1, within(0.03));
        assertThat(TokenGraphs.end(wide()).params()).isEqualTo(graph.params());
    }

    private static org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder wide() {
        return TokenGraphs.begin(DataType.FLOAT)
                .addLayer("embedding", new EmbeddingLayer.Builder(200, 100).build(), "tokens")
                .addLayer(
                        "last",
                        new RecurrentLayer.Builder(Cell.GRU)
                                .nOut(HIDDEN)
                                .output(Output.LAST_STEP)
                                .build(),
                        "embedding")
                .addLayer(
                        "head",
                        new HeadLayer.Builder(Loss.crossEntropy()).classes(2).build(),
                        "last");
    }

    @Test
    void a_token_out_of_range_is_named_with_its_place() {
        ComputationGraph graph = graph(DataType.FLOAT);
        INDArray tokens = tokens(DataType.FLOAT, 1, BATCH, TIME);
        for (double wrong : new double[] {TOKENS, -1, 1.5, Double.NaN}) {
            INDArray other = tokens.dup();
            other.putScalar(new int[] {2, 0, 4}, wrong);
            assertThatThrownBy(() -> graph.outputSingle(other))
                    .isInstanceOf(ShapeProblem.class)
                    .hasMessageContaining("A token is a whole number from 0 to 5.")
                    .hasMessageContaining(wrong + " in sequence 2, step 4");
        }
        assertThatThrownBy(() -> graph.outputSingle(Nd4j.zeros(BATCH, 2, TIME)))
                .isInstanceOf(ShapeProblem.class)
                .hasMessageContaining("[3, 2, 5]");
    }

    @Test
    void what_an_embedding_cannot_have_is_refused() {
        assertThatThrownBy(() -> new EmbeddingLayer.Builder(0, 4).build())
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("0 tokens, 4 features");
        assertThatThrownBy(() -> new EmbeddingLayer.Builder(5, 4).dropOut(0.5).build())
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("drops nothing");
        assertThatThrownBy(() -> new EmbeddingLayer.Builder(5, 4)
                        .activation(Activation.TANH)
                        .build())
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("no activation");
        assertThatThrownBy(() -> TokenGraphs.embedding().getOutputType(0, InputType.recurrent(2, RNNFormat.NCW)))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("one token at each step");
    }
}
