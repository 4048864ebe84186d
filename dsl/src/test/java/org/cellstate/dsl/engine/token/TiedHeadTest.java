package org.cellstate.dsl.engine.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.cellstate.dsl.engine.token.TokenGraphs.TOKENS;
import static org.cellstate.dsl.engine.token.TokenGraphs.WIDTH;
import static org.cellstate.dsl.engine.token.TokenGraphs.score;
import static org.cellstate.dsl.engine.token.TokenGraphs.tokens;

import java.io.IOException;
import java.nio.file.Path;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.engine.head.HeadLayer;
import org.cellstate.dsl.engine.head.TiedHeadVertex;
import org.cellstate.dsl.engine.layer.RecurrentLayer;
import org.cellstate.dsl.model.Cell;
import org.cellstate.dsl.model.Loss;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

class TiedHeadTest {

    private static final int BATCH = 3;
    private static final int TIME = 5;

    @TempDir
    private Path folder;

    private static ComputationGraphConfiguration configuration(DataType type, int hidden, double smoothing) {
        return TokenGraphs.begin(type)
                .addLayer("embedding", TokenGraphs.embedding(), "tokens")
                .addLayer(
                        "lstm",
                        new RecurrentLayer.Builder(Cell.LSTM).nOut(hidden).build(),
                        "embedding")
                .addLayer(
                        "head",
                        new HeadLayer.Builder(Loss.crossEntropy(smoothing))
                                .classes(TOKENS)
                                .tied(WIDTH)
                                .build(),
                        "lstm")
                .setOutputs("head")
                .build();
    }

    private static ComputationGraph tied(DataType type, int hidden) {
        return tied(type, hidden, 0);
    }

    private static ComputationGraph tied(DataType type, int hidden, double smoothing) {
        ComputationGraph graph =
                new ComputationGraph(TiedHeadVertex.tie(configuration(type, hidden, smoothing), "head", "embedding"));
        graph.init();
        return graph;
    }

    @ParameterizedTest
    @CsvSource({"3, 0", "4, 0", "4, 0.1"})
    void the_gradients_of_both_uses_add_up_in_one_matrix(int hidden, double smoothing) {
        TokenGraphs.checkGradient(
                tied(DataType.DOUBLE, hidden, smoothing),
                tokens(DataType.DOUBLE, 1, BATCH, TIME),
                tokens(DataType.DOUBLE, 2, BATCH, TIME),
                null);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4})
    void in_floats_it_is_the_same(int hidden) {
        ComputationGraph exact = tied(DataType.DOUBLE, hidden);
        ComputationGraph single = tied(DataType.FLOAT, hidden);
        single.setParams(exact.params().castTo(DataType.FLOAT));

        double wanted =
                score(exact, tokens(DataType.DOUBLE, 1, BATCH, TIME), tokens(DataType.DOUBLE, 2, BATCH, TIME), null);
        double found =
                score(single, tokens(DataType.FLOAT, 1, BATCH, TIME), tokens(DataType.FLOAT, 2, BATCH, TIME), null);

        assertThat(found).isCloseTo(wanted, within(1e-5));
        INDArray difference =
                single.getFlattenedGradients().castTo(DataType.DOUBLE).sub(exact.getFlattenedGradients());
        assertThat(difference.amaxNumber().doubleValue()).isLessThan(1e-5);
    }

    @Test
    void it_has_no_matrix_of_its_own_but_a_projection_where_widths_differ() {
        assertThat(tied(DataType.FLOAT, WIDTH).getLayer("head").paramTable()).containsOnlyKeys("b");
        assertThat(tied(DataType.FLOAT, 4).getLayer("head").paramTable()).containsOnlyKeys("PW", "b");
        assertThat(tied(DataType.FLOAT, 4).getLayer("head").numParams()).isEqualTo(4 * WIDTH + TOKENS);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4})
    void a_saved_a_loaded_and_a_cloned_network_give_the_same(int hidden) throws IOException {
        ComputationGraph graph = tied(DataType.FLOAT, hidden);
        TokenGraphs.assertSurvives(graph, tokens(DataType.FLOAT, 1, BATCH, TIME), folder);
    }

    @Test
    void a_tied_head_without_its_embedding_is_told_how_to_be_tied() {
        ComputationGraph alone = new ComputationGraph(configuration(DataType.FLOAT, 4, 0));
        alone.init();
        assertThatThrownBy(() -> alone.outputSingle(tokens(DataType.FLOAT, 1, BATCH, TIME)))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("TiedHeadVertex.tie(configuration");

        ComputationGraph wrong =
                new ComputationGraph(TiedHeadVertex.tie(configuration(DataType.FLOAT, 4, 0), "head", "lstm"));
        wrong.init();
        assertThatThrownBy(() -> wrong.outputSingle(tokens(DataType.FLOAT, 1, BATCH, TIME)))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("\"lstm\", which is none");
        assertThatThrownBy(() -> new HeadLayer.Builder(Loss.crossEntropy()).tied(0))
                .isInstanceOf(ConfigProblem.class);
    }
}
