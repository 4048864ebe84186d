package org.cellstate.dsl.engine.layer;

import static org.cellstate.dsl.engine.layer.Graphs.mask;
import static org.cellstate.dsl.engine.layer.Graphs.noise;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.cellstate.dsl.model.Cell;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

@Tag("thorough")
class RecurrentGradientTest {

    private static final DataType D = DataType.DOUBLE;
    private static final int ROWS = 3;
    private static final int STEPS = 5;

    private static final List<String> MASKS =
            List.of("", "11111|11100|10000", "11111|00111|00001", "01110|10101|11011");

    @TestFactory
    Stream<DynamicTest> every_cell_direction_output_and_mask() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Cell cell : Cell.values()) {
            for (Directions directions : Directions.values()) {
                for (Output output : Output.values()) {
                    for (String rows : MASKS) {
                        String name = cell + " " + directions + " " + output + " " + rows;
                        tests.add(DynamicTest.dynamicTest(
                                name,
                                () -> check(builder(cell, directions, output).build(), rows)));
                    }
                }
            }
        }
        return tests.stream();
    }

    private static RecurrentLayer.Builder builder(Cell cell, Directions directions, Output output) {
        return new RecurrentLayer.Builder(cell).nOut(3).directions(directions).output(output);
    }

    private static void check(RecurrentLayer layer, String rows) {
        GradientCheck exact = around(layer, D, rows);
        exact.passes();
        if (layer.getRecurrentDropout() == 0) {
            // In single precision the native implementation computes the same.
            GradientCheck single = around(layer.clone(), DataType.FLOAT, rows);
            single.graph().setParams(exact.graph().params().castTo(DataType.FLOAT));
            single.agreesWith(exact);
        }
    }

    private static GradientCheck around(BaseLayer layer, DataType type, String rows) {
        boolean last = ((RecurrentLayer) layer).getOutput() == Output.LAST_STEP;
        INDArray real = rows.isEmpty() ? null : mask(type, rows);
        return GradientCheck.of(
                        Graphs.around((RecurrentLayer) layer, type, 2, STEPS),
                        noise(1, type, ROWS, 2, STEPS),
                        last ? noise(2, type, ROWS, 2) : noise(2, type, ROWS, 2, STEPS))
                .masks(real, last ? null : real);
    }

    @ParameterizedTest
    @CsvSource({"FORWARD, ''", "CONCAT, 01110|10101|11011", "SUM, 11111|11100|10000"})
    void peepholes(Directions directions, String rows) {
        check(builder(Cell.LSTM, directions, Output.EVERY_STEP).peepholes(true).build(), rows);
    }

    @ParameterizedTest
    @CsvSource({"LSTM, FORWARD, ''", "GRU, CONCAT, 01110|10101|11011", "RNN, SUM, 11111|11100|10000"})
    void recurrent_dropout(Cell cell, Directions directions, String rows) {
        check(builder(cell, directions, Output.EVERY_STEP).recurrentDropout(0.4).build(), rows);
    }

    @ParameterizedTest
    @EnumSource
    void a_stack_over_a_dense_layer_with_dropout_between(Cell cell) {
        INDArray real = mask(D, "11111|00111|10101");
        var graph = Graphs.end(Graphs.begin(D, 2, STEPS)
                .addLayer(
                        "first",
                        builder(cell, Directions.CONCAT, Output.EVERY_STEP).build(),
                        "in")
                .addLayer(
                        "second",
                        builder(cell, Directions.FORWARD, Output.EVERY_STEP)
                                .dropOut(0.7)
                                .build(),
                        "first")
                .addLayer(
                        "third", builder(cell, Directions.SUM, Output.LAST_STEP).build(), "second")
                .addLayer(
                        "dense",
                        new DenseLayer.Builder()
                                .nOut(3)
                                .activation(Activation.TANH)
                                .build(),
                        "third")
                .addLayer("out", Graphs.head(2), "dense"));

        GradientCheck.of(graph, noise(1, D, ROWS, 2, STEPS), noise(2, D, ROWS, 2))
                .masks(real, null)
                .passes();
    }

    @ParameterizedTest
    @CsvSource({
        "LSTM, FORWARD, 3, ''",
        "LSTM, CONCAT, 6, ''",
        "LSTM, CONCAT, 6, 01110|10101|11011",
        "GRU, FORWARD, 3, 11111|00111|00001",
        "GRU, CONCAT, 6, ''",
        "RNN, FORWARD, 3, 11111|11100|10000"
    })
    void an_encoders_final_state_begins_its_decoder(Cell cell, Directions directions, int decoderUnits, String rows) {
        RecurrentLayer encoder = builder(cell, directions, Output.EVERY_STEP).build();
        var graph = Graphs.end(Graphs.begin(D, 2, STEPS)
                .addLayer("encoder", encoder, "in")
                .addVertex("state", FinalStateVertex.of("encoder", encoder), "encoder")
                .addVertex("begin", new InitialStateVertex("decoder"), "in", "state")
                .addLayer(
                        "decoder",
                        new RecurrentLayer.Builder(cell).nOut(decoderUnits).build(),
                        "begin")
                // The outputs of the encoder are read beside its state, as attention does.
                .addVertex("both", new MergeVertex(), "decoder", "encoder")
                .addLayer("out", Graphs.stepHead(2), "both"));
        INDArray real = rows.isEmpty() ? null : mask(D, rows);

        GradientCheck.of(graph, noise(1, D, ROWS, 2, STEPS), noise(2, D, ROWS, 2, STEPS))
                .masks(real, real)
                .passes();
    }
}
