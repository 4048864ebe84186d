package org.cellstate.dsl.engine.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.stream.Stream;
import org.cellstate.dsl.model.Cell;
import org.cellstate.dsl.model.Pooling;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class PoolingGradientTest {

    static Stream<Arguments> ways() {
        return Stream.of(Pooling.values())
                .flatMap(pooling -> Stream.of("11111|11111", "11100|11111", "10110|01011")
                        .flatMap(mask -> Stream.of(Directions.FORWARD, Directions.CONCAT)
                                .map(directions -> Arguments.of(pooling, mask, directions))));
    }

    private static ComputationGraph graph(Pooling pooling, Directions directions, DataType type) {
        var layer = new RecurrentLayer.Builder(Cell.GRU)
                .nOut(3)
                .directions(directions)
                .build();
        return Graphs.end(Graphs.begin(type, 2, 5)
                .addLayer("layer", layer, "in")
                .addVertex("pooled", new PoolingVertex(pooling, directions == Directions.CONCAT), "layer")
                .addLayer("out", Graphs.head(2), "pooled"));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void gradients_are_those_of_central_differences(Pooling pooling, String mask, Directions directions) {
        ComputationGraph graph = graph(pooling, directions, DataType.DOUBLE);
        GradientCheck.of(graph, Graphs.noise(1, DataType.DOUBLE, 2, 2, 5), Graphs.noise(2, DataType.DOUBLE, 2, 2))
                .masks(Graphs.mask(DataType.DOUBLE, mask), null)
                .passes();
    }

    /** Row 0: steps 1 2 3 of feature 0, and 6 5 4 of feature 1; the last step only pads. */
    private static INDArray pooled(Pooling pooling, boolean bothWays) {
        ComputationGraph graph = Graphs.end(Graphs.begin(DataType.FLOAT, 2, 4)
                .addVertex("pooled", new PoolingVertex(pooling, bothWays), "in")
                .addLayer("out", Graphs.head(1), "pooled"));
        INDArray steps = Nd4j.createFromArray(new float[][][] {{{1, 2, 3, 99}, {6, 5, 4, 99}}});
        graph.setLayerMaskArrays(new INDArray[] {Graphs.mask(DataType.FLOAT, "1110")}, null);
        return Objects.requireNonNull(
                graph.feedForward(new INDArray[] {steps}, false).get("pooled"));
    }

    @Test
    void steps_that_only_pad_are_left_out() {
        assertThat(pooled(Pooling.MEAN, false).toFloatVector()).containsExactly(2, 5);
        assertThat(pooled(Pooling.MAX, false).toFloatVector()).containsExactly(3, 6);
        assertThat(pooled(Pooling.LAST, false).toFloatVector()).containsExactly(3, 4);
    }

    @Test
    void the_last_step_of_the_way_back_is_the_first() {
        assertThat(pooled(Pooling.LAST, true).toFloatVector()).containsExactly(3, 6);
    }

    @Test
    void the_last_step_of_both_directions_is_what_the_layer_hands_on_by_itself() {
        INDArray input = Graphs.noise(3, DataType.DOUBLE, 2, 2, 5);
        INDArray[] masks = {Graphs.mask(DataType.DOUBLE, "11100|11111")};
        var layer = new RecurrentLayer.Builder(Cell.GRU)
                .nOut(3)
                .directions(Directions.CONCAT)
                .output(Output.LAST_STEP)
                .build();
        ComputationGraph own = Graphs.around(layer, DataType.DOUBLE, 2, 5);
        ComputationGraph pooled = graph(Pooling.LAST, Directions.CONCAT, DataType.DOUBLE);

        assertThat(pooled.output(false, new INDArray[] {input}, masks, null)[0].toDoubleMatrix())
                .isEqualTo(own.output(false, new INDArray[] {input}, masks, null)[0].toDoubleMatrix());
    }

    @Test
    void a_graph_with_such_a_vertex_is_read_back_from_json() {
        ComputationGraphConfiguration written =
                graph(Pooling.MAX, Directions.CONCAT, DataType.FLOAT).getConfiguration();

        assertThat(ComputationGraphConfiguration.fromJson(written.toJson())).isEqualTo(written);
    }
}
