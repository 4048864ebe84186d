package org.cellstate.dsl.engine.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.cellstate.dsl.engine.layer.Graphs.mask;
import static org.cellstate.dsl.engine.layer.Graphs.noise;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.data.ShapeProblem;
import org.cellstate.dsl.model.Cell;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.BackpropType;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.constraint.MaxNormConstraint;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.transferlearning.FineTuneConfiguration;
import org.deeplearning4j.nn.transferlearning.TransferLearning;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.deeplearning4j.util.ModelSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.config.Sgd;

class RecurrentLayerTest {

    private static final DataType F = DataType.FLOAT;

    private static RecurrentLayer.Builder builder(Cell cell) {
        return new RecurrentLayer.Builder(cell).nOut(4);
    }

    private static ComputationGraph graph(RecurrentLayer layer) {
        return Graphs.around(layer, F, 3, 6);
    }

    private static INDArray output(ComputationGraph graph, INDArray input, @Nullable INDArray mask) {
        graph.setLayerMaskArrays(mask == null ? null : new INDArray[] {mask}, null);
        INDArray output =
                layer(graph.feedForward(new INDArray[] {input}, false)).dup();
        graph.clearLayerMaskArrays();
        return output;
    }

    private static INDArray layer(Map<String, INDArray> activations) {
        return Objects.requireNonNull(activations.get("layer"));
    }

    private static void close(INDArray actual, INDArray expected, double most) {
        assertThat(actual.shape()).isEqualTo(expected.shape());
        assertThat(actual.sub(expected).amaxNumber().doubleValue()).isLessThan(most);
    }

    @ParameterizedTest
    @EnumSource
    void padding_on_any_side_changes_nothing(Cell cell) {
        ComputationGraph graph =
                graph(builder(cell).directions(Directions.CONCAT).build());
        INDArray sequence = noise(1, F, 1, 3, 4);
        INDArray alone = output(graph, sequence, null);

        for (int before : new int[] {0, 1, 3}) {
            INDArray padded = noise(2, F, 1, 3, 7);
            padded.get(NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.interval(before, before + 4))
                    .assign(sequence);
            INDArray real = Nd4j.zeros(F, 1, 7);
            real.get(NDArrayIndex.all(), NDArrayIndex.interval(before, before + 4))
                    .assign(1);

            INDArray result = output(graph, padded, real);

            close(
                    result.get(NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.interval(before, before + 4)),
                    alone,
                    1e-6);
            assertThat(result.sub(result.mul(real.reshape(1, 1, 7).broadcast(1, 8, 7)))
                            .amaxNumber()
                            .doubleValue())
                    .isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void step_by_step_inference_equals_the_whole_sequence(Cell cell) {
        ComputationGraph graph = graph(builder(cell).build());
        INDArray sequence = noise(1, F, 2, 3, 6);
        INDArray whole = graph.outputSingle(sequence).dup();

        graph.rnnClearPreviousState();
        for (int step = 0; step < 6; step++) {
            INDArray one = graph.rnnTimeStep(sequence.get(
                    NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.interval(step, step + 1)))[0];
            close(one, whole.get(NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.interval(step, step + 1)), 1e-6);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_state_carried_over_pieces_gives_the_whole_sequence(Cell cell) {
        ComputationGraph graph = graph(builder(cell).build());
        INDArray sequence = noise(1, F, 2, 3, 6);
        INDArray whole = output(graph, sequence, null);

        graph.rnnClearPreviousState();
        for (int piece = 0; piece < 6; piece += 3) {
            var steps = NDArrayIndex.interval(piece, piece + 3);
            INDArray part = layer(graph.rnnActivateUsingStoredState(
                    new INDArray[] {sequence.get(NDArrayIndex.all(), NDArrayIndex.all(), steps)}, true, true));
            close(part, whole.get(NDArrayIndex.all(), NDArrayIndex.all(), steps), 1e-6);
        }
    }

    @Test
    void truncated_backpropagation_fits_in_pieces() {
        ComputationGraphConfiguration configuration = Graphs.begin(F, 3, 8)
                .addLayer("layer", builder(Cell.LSTM).updater(new Sgd(0.1)).build(), "in")
                .addLayer("out", Graphs.stepHead(1), "layer")
                .setOutputs("out")
                .backpropType(BackpropType.TruncatedBPTT)
                .tBPTTLength(4)
                .build();
        ComputationGraph graph = new ComputationGraph(configuration);
        graph.init();
        INDArray before = graph.getLayer("layer").params().dup();

        graph.fit(new DataSet(noise(1, F, 2, 3, 8), noise(2, F, 2, 1, 8)));

        assertThat(graph.getIterationCount()).isEqualTo(2);
        assertThat(graph.getLayer("layer").params().sub(before).amaxNumber().doubleValue())
                .isPositive();
    }

    @Test
    void both_directions_are_two_layers_of_which_one_reads_backwards() {
        INDArray sequence = noise(1, F, 2, 3, 6);
        ComputationGraph both =
                graph(builder(Cell.GRU).directions(Directions.CONCAT).build());
        ComputationGraph sum =
                graph(builder(Cell.GRU).directions(Directions.SUM).build());
        ComputationGraph one = graph(builder(Cell.GRU).build());
        sum.getLayer("layer").params().assign(both.getLayer("layer").params());
        INDArray weights = both.getLayer("layer").params();
        long half = weights.length() / 2;

        one.getLayer("layer").params().assign(weights.get(NDArrayIndex.all(), NDArrayIndex.interval(0, half)));
        INDArray forward = output(one, sequence, null);
        one.getLayer("layer").params().assign(weights.get(NDArrayIndex.all(), NDArrayIndex.interval(half, 2 * half)));
        INDArray backward = flipped(output(one, flipped(sequence), null));

        close(output(both, sequence, null), Nd4j.concat(1, forward, backward), 1e-6);
        close(output(sum, sequence, null), forward.add(backward), 1e-6);
    }

    private static INDArray flipped(INDArray sequence) {
        INDArray flipped = sequence.dup('c');
        long steps = sequence.size(2);
        for (long step = 0; step < steps; step++) {
            flipped.put(
                    new org.nd4j.linalg.indexing.INDArrayIndex[] {
                        NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.point(step)
                    },
                    sequence.get(NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.point(steps - 1 - step)));
        }
        return flipped;
    }

    @ParameterizedTest
    @CsvSource({"LSTM, EVERY_STEP", "GRU, EVERY_STEP", "RNN, LAST_STEP"})
    void a_layer_above_may_change_the_outputs_in_place(Cell cell, Output kind) {
        RecurrentLayer layer = builder(cell).output(kind).build();
        assertThat(gradientAfter(layer, false)).isEqualTo(gradientAfter(layer, true));
    }

    private static INDArray gradientAfter(RecurrentLayer conf, boolean change) {
        ComputationGraph graph = graph(conf);
        graph.initGradientsView();
        Layer layer = graph.getLayer("layer");
        LayerWorkspaceMgr none = LayerWorkspaceMgr.noWorkspaces();
        INDArray input = noise(1, F, 2, 3, 6);
        layer.setInput(input, none);
        INDArray output = layer.activate(true, none);
        INDArray epsilon = noise(3, F, output.shape());
        if (change) {
            output.assign(99);
            input.assign(99);
        }
        return layer.backpropGradient(epsilon, none).getFirst().gradient().dup();
    }

    /** Time before feature, dropout on: the same numbers in the other order. */
    @Test
    void sequences_may_lie_with_time_before_features() {
        RecurrentLayer first =
                builder(Cell.LSTM).dropOut(new InvertedDropout(0.5)).build();
        RecurrentLayer second = builder(Cell.LSTM)
                .dropOut(new InvertedDropout(0.5))
                .dataFormat(RNNFormat.NWC)
                .build();
        second.setNIn(3);
        NeuralNetConfiguration conf =
                new NeuralNetConfiguration.Builder().seed(5).layer(second).build();
        INDArray input = noise(1, F, 2, 3, 6);
        INDArray above = noise(2, F, 2, 4, 6);
        ComputationGraph graph = graph(first);
        graph.initGradientsView();
        RecurrentRuntime other = (RecurrentRuntime) second.instantiate(
                conf, List.of(), 0, graph.getLayer("layer").params().dup(), false, F);
        other.setBackpropGradientsViewArray(Nd4j.create(F, 1, other.numParams()));

        INDArray[] one = passes(graph.getLayer("layer"), input, above);
        INDArray[] two = passes(
                other, input.permute(0, 2, 1).dup('c'), above.permute(0, 2, 1).dup('c'));

        close(two[0].permute(0, 2, 1), one[0], 1e-6);
        close(two[1].permute(0, 2, 1), one[1], 1e-6);
        close(two[2], one[2], 1e-5);
    }

    private static INDArray[] passes(Layer layer, INDArray input, INDArray above) {
        LayerWorkspaceMgr none = LayerWorkspaceMgr.noWorkspaces();
        Nd4j.getRandom().setSeed(3);
        layer.setInput(input, none);
        INDArray output = layer.activate(true, none).dup();
        var back = layer.backpropGradient(above, none);
        return new INDArray[] {
            output, back.getSecond().dup(), back.getFirst().gradient().dup()
        };
    }

    @Test
    void dropout_drops_its_share_and_keeps_the_sum() {
        InvertedDropout dropout = new InvertedDropout(0.25);
        INDArray ones = Nd4j.ones(F, 7, 11, 1301);
        INDArray dropped = Nd4j.create(F, 7, 11, 1301);

        dropout.applyDropout(ones, dropped, 0, 0, LayerWorkspaceMgr.noWorkspaces());
        INDArray gradient = dropout.backprop(ones.dup(), Nd4j.create(F, 7, 11, 1301), 0, 0);

        assertThat(dropped.meanNumber().doubleValue()).isCloseTo(1, within(0.01));
        assertThat(dropped.eq(0).castTo(F).meanNumber().doubleValue()).isCloseTo(0.25, within(0.01));
        assertThat(gradient).isEqualTo(dropped);
        assertThat(ones.minNumber().doubleValue()).isEqualTo(1);
        assertThat(dropout.clone()).isEqualTo(dropout).hasSameHashCodeAs(dropout);
        assertThatThrownBy(() -> new InvertedDropout(1)).isInstanceOf(ConfigProblem.class);
    }

    @Test
    void weights_begin_at_one_over_the_root_of_their_fan_in_and_the_forget_gate_open() {
        RecurrentLayer layer = new RecurrentLayer.Builder(Cell.LSTM).nOut(64).build();
        Layer made = Graphs.around(layer, F, 16, 5).getLayer("layer");

        assertThat(made.getParam("W").stdNumber().doubleValue()).isCloseTo(1 / Math.sqrt(16), within(0.01));
        assertThat(made.getParam("RW").stdNumber().doubleValue()).isCloseTo(1 / Math.sqrt(64), within(0.005));
        INDArray bias = made.getParam("b");
        for (int gate = 0; gate < 4; gate++) {
            assertThat(bias.getDouble(64L * gate)).isEqualTo(gate == 1 ? 1 : 0);
        }
    }

    @Test
    void penalties_of_recurrent_weights_are_their_own() {
        ComputationGraph graph =
                oneStep(builder(Cell.LSTM).l2(0.5).recurrentL2(0.25).build());

        assertThat(graph.getLayer("layer").getParam("W").getDouble(0)).isCloseTo(0.5, within(1e-6));
        assertThat(graph.getLayer("layer").getParam("RW").getDouble(0)).isCloseTo(0.75, within(1e-6));
        assertThat(graph.getLayer("layer").getParam("b").getDouble(0)).isEqualTo(1);
    }

    @Test
    void recurrent_weights_have_the_common_penalty_if_no_other_was_given() {
        ComputationGraph graph = oneStep(builder(Cell.LSTM).l2(0.5).build());

        assertThat(graph.getLayer("layer").getParam("RW").getDouble(0)).isCloseTo(0.5, within(1e-6));
    }

    @Test
    void constraints_hold_for_the_weights_that_they_were_given_for() {
        ComputationGraph graph = oneStep(builder(Cell.LSTM)
                .constrainRecurrent(new MaxNormConstraint(0.5, 0))
                .build());

        assertThat(graph.getLayer("layer").getParam("RW").norm2(0).maxNumber().doubleValue())
                .isCloseTo(0.5, within(1e-5));
        assertThat(graph.getLayer("layer").getParam("W").norm2(0).maxNumber().doubleValue())
                .isCloseTo(Math.sqrt(3), within(1e-5));
    }

    /** All weights 1, a loss of 0, one step of plain gradient descent at rate 1. */
    private static ComputationGraph oneStep(RecurrentLayer layer) {
        layer.setIUpdater(new Sgd(1));
        ComputationGraph graph = graph(layer);
        graph.getLayer("layer").params().assign(1);
        INDArray input = noise(1, F, 2, 3, 6);
        graph.fit(new DataSet(input, graph.outputSingle(input).dup()));
        return graph;
    }

    @Test
    void recurrent_dropout_is_off_at_inference_and_on_in_training() {
        ComputationGraph with = graph(builder(Cell.LSTM).recurrentDropout(0.5).build());
        ComputationGraph without = graph(builder(Cell.LSTM).build());
        without.setParams(with.params());
        INDArray input = noise(1, F, 2, 3, 6);

        close(output(with, input, null), output(without, input, null), 1e-6);
        INDArray trained = layer(with.feedForward(new INDArray[] {input}, true));
        assertThat(trained.sub(output(without, input, null)).amaxNumber().doubleValue())
                .isGreaterThan(0.01);
    }

    @Test
    void a_saved_graph_is_loaded_and_cloned_whole(@TempDir Path folder) throws IOException {
        RecurrentLayer layer = builder(Cell.LSTM)
                .directions(Directions.CONCAT)
                .output(Output.LAST_STEP)
                .peepholes(true)
                .recurrentDropout(0.25)
                .recurrentL2(0.1)
                .dropOut(new InvertedDropout(0.1))
                .forgetBias(2)
                .build();
        ComputationGraph graph = graph(layer);
        INDArray input = noise(1, F, 2, 3, 6);
        INDArray expected = graph.outputSingle(input).dup();
        File file = folder.resolve("model.zip").toFile();

        ModelSerializer.writeModel(graph, file, true);
        ComputationGraph loaded = ModelSerializer.restoreComputationGraph(file);

        assertThat(loaded.outputSingle(input)).isEqualTo(expected);
        assertThat(graph.clone().outputSingle(input)).isEqualTo(expected);
        assertThat(loaded.getConfiguration()).isEqualTo(graph.getConfiguration());
        RecurrentLayer read = (RecurrentLayer) loaded.getLayer("layer").conf().getLayer();
        assertThat(read)
                .isEqualTo(graph.getLayer("layer").conf().getLayer())
                .hasSameHashCodeAs(graph.getLayer("layer").conf().getLayer());
        assertThat(read.getForgetBias()).isEqualTo(2);
        assertThat(read.getRecurrentRegularization()).hasSize(1);
    }

    @Test
    void a_frozen_layer_stays_as_it_is_while_the_rest_learns() {
        ComputationGraph graph = graph(builder(Cell.GRU).build());
        ComputationGraph frozen = new TransferLearning.GraphBuilder(graph)
                .fineTuneConfiguration(new FineTuneConfiguration.Builder()
                        .updater(new Sgd(0.1))
                        .build())
                .setFeatureExtractor("layer")
                .build();
        INDArray before = frozen.params().dup();

        frozen.fit(new DataSet(noise(1, F, 2, 3, 6), noise(2, F, 2, 2, 6)));

        long own = graph.getLayer("layer").numParams();
        INDArray moved = frozen.params().sub(before);
        assertThat(moved.get(NDArrayIndex.all(), NDArrayIndex.interval(0, own))
                        .amaxNumber()
                        .doubleValue())
                .isZero();
        assertThat(moved.get(NDArrayIndex.all(), NDArrayIndex.interval(own, before.length()))
                        .amaxNumber()
                        .doubleValue())
                .isPositive();
    }

    @Test
    void two_equal_graphs_train_to_the_same_bits() {
        assertThat(trained()).isEqualTo(trained());
    }

    private static INDArray trained() {
        ComputationGraph graph = Graphs.end(Graphs.begin(F, 3, 6)
                .addLayer(
                        "layer",
                        builder(Cell.LSTM)
                                .updater(new Sgd(0.1))
                                .recurrentDropout(0.3)
                                .dropOut(0.8)
                                .build(),
                        "in")
                .addLayer("out", Graphs.stepHead(2), "layer"));
        for (int step = 0; step < 3; step++) {
            graph.fit(new DataSet(noise(step, F, 40, 3, 6), noise(9, F, 40, 2, 6)));
        }
        return graph.params();
    }

    @Test
    void sequences_of_other_features_are_refused_with_both_shapes() {
        ComputationGraph graph = graph(builder(Cell.LSTM).build());

        assertThatThrownBy(() -> graph.outputSingle(noise(1, F, 2, 5, 6)))
                .isInstanceOf(ShapeProblem.class)
                .hasMessageContaining("[2, 5, 6]")
                .hasMessageContaining("[batch, feature=3, time]");
        assertThatThrownBy(() -> graph.outputSingle(Nd4j.create(F, 2, 3))).hasMessageContaining("[2, 3]");
    }

    @Test
    void a_row_without_a_real_step_is_refused_with_both_shapes() {
        ComputationGraph graph = graph(builder(Cell.LSTM).build());

        assertThatThrownBy(() -> output(graph, noise(1, F, 2, 3, 6), mask(F, "111000|000000")))
                .isInstanceOf(ShapeProblem.class)
                .hasMessageContaining("row 1")
                .hasMessageContaining("[batch=2, time=6]");
    }

    @Test
    void a_mask_of_another_length_is_refused_with_both_shapes() {
        ComputationGraph graph = graph(builder(Cell.LSTM).build());

        assertThatThrownBy(() -> output(graph, noise(1, F, 2, 3, 6), mask(F, "11100|11111")))
                .isInstanceOf(ShapeProblem.class)
                .hasMessageContaining("[2, 5]")
                .hasMessageContaining("[batch=2, time=6]");
    }

    @Test
    void a_carried_state_of_another_batch_is_refused() {
        ComputationGraph graph = graph(builder(Cell.LSTM).build());
        graph.rnnTimeStep(noise(1, F, 2, 3, 1));

        assertThatThrownBy(() -> graph.rnnTimeStep(noise(1, F, 5, 3, 1)))
                .isInstanceOf(ShapeProblem.class)
                .hasMessageContaining("rnnClearPreviousState()");
    }

    @Test
    void a_layer_that_reads_both_ways_cannot_step() {
        ComputationGraph graph =
                graph(builder(Cell.LSTM).directions(Directions.SUM).build());

        assertThatThrownBy(() -> graph.rnnTimeStep(noise(1, F, 2, 3, 1))).isInstanceOf(ConfigProblem.class);
    }

    @SuppressWarnings("deprecation") // of half precision, which is refused
    @Test
    void options_out_of_range_are_refused() {
        assertThatThrownBy(() -> builder(Cell.GRU).peepholes(true).build()).isInstanceOf(ConfigProblem.class);
        assertThatThrownBy(() -> builder(Cell.GRU).recurrentDropout(1).build()).isInstanceOf(ConfigProblem.class);
        assertThatThrownBy(() -> Graphs.around(builder(Cell.GRU).build(), DataType.HALF, 3, 6))
                .isInstanceOf(ConfigProblem.class);
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 1, 1", "1, 1, 7, 2", "1, 9, 1, 3", "40, 1, 1, 1", "3, 2, 5, 17"})
    void the_smallest_shapes_work(int rows, int steps, int features, int hidden) {
        for (Cell cell : Cell.values()) {
            RecurrentLayer layer = new RecurrentLayer.Builder(cell).nOut(hidden).build();
            ComputationGraph graph = Graphs.around(layer, F, features, steps);
            graph.fit(new DataSet(noise(1, F, rows, features, steps), noise(2, F, rows, 2, steps)));
            assertThat(graph.score()).isFinite();
        }
    }
}
