package org.cellstate.dsl.engine.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.cellstate.dsl.engine.head.HeadCase.head;
import static org.cellstate.dsl.engine.head.HeadCase.labels;
import static org.cellstate.dsl.engine.head.HeadCase.mask;
import static org.cellstate.dsl.engine.head.HeadCase.noise;
import static org.cellstate.dsl.engine.head.HeadCase.score;
import static org.cellstate.dsl.engine.head.HeadCase.steps;
import static org.cellstate.dsl.engine.head.HeadCase.stepsAlone;
import static org.cellstate.dsl.engine.head.HeadCase.vectors;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.engine.recurrent.NativeThreads;
import org.cellstate.dsl.model.Loss;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

class HeadLayerTest {

    private static final int BATCH = 4;
    private static final int TIME = 6;

    @TempDir
    private Path folder;

    @BeforeAll
    static void oneThread() {
        NativeThreads.useOne();
    }

    static Stream<Loss> losses() {
        return Stream.of(
                Loss.mse(),
                Loss.huber(0.5),
                Loss.quantiles(0.1, 0.9),
                Loss.studentT(),
                Loss.crossEntropy(0.1),
                Loss.ctc());
    }

    @ParameterizedTest
    @MethodSource("losses")
    void a_saved_a_loaded_and_a_cloned_network_give_the_same(Loss loss) throws IOException {
        ComputationGraph graph = steps(DataType.FLOAT, head(loss).build());
        INDArray input = noise(DataType.FLOAT, 1, BATCH, 3, TIME);
        File file = folder.resolve("graph.zip").toFile();

        ModelSerializer.writeModel(graph, file, true);
        ComputationGraph loaded = ModelSerializer.restoreComputationGraph(file, true);

        INDArray output = graph.outputSingle(input);
        assertThat(loaded.outputSingle(input)).isEqualTo(output);
        assertThat(graph.clone().outputSingle(input)).isEqualTo(output);
        assertThat(loaded.getConfiguration()).isEqualTo(graph.getConfiguration());
        assertThat(((HeadLayer) loaded.getLayer("head").conf().getLayer()).loss())
                .isEqualTo(loss);
    }

    @Test
    void a_network_of_layers_is_saved_and_loaded_too() throws IOException {
        MultiLayerNetwork network =
                vectors(DataType.FLOAT, head(Loss.gaussian()).build());
        File file = folder.resolve("network.zip").toFile();
        INDArray input = noise(DataType.FLOAT, 1, BATCH, 3);

        ModelSerializer.writeModel(network, file, true);

        assertThat(ModelSerializer.restoreMultiLayerNetwork(file, true).output(input))
                .isEqualTo(network.output(input));
        assertThat(network.clone().output(input)).isEqualTo(network.output(input));
    }

    @Test
    void heads_of_different_losses_are_not_equal() {
        assertThat(head(Loss.huber(1)).build())
                .isEqualTo(head(Loss.huber(1)).build())
                .hasSameHashCodeAs(head(Loss.huber(1)).build())
                .isNotEqualTo(head(Loss.huber(2)).build());
        assertThat(head(Loss.huber(2)).build().toString()).startsWith("HeadLayer(huber(2.0), ");
    }

    @Test
    void weights_start_evenly_within_one_over_the_root_of_the_features_and_biases_at_zero() {
        MultiLayerNetwork network = new MultiLayerNetwork(HeadCase.configuration(DataType.FLOAT)
                .weightInit(WeightInit.XAVIER)
                .list()
                .layer(new HeadLayer.Builder(Loss.crossEntropy())
                        .nIn(25)
                        .classes(400)
                        .build())
                .build());
        network.init();

        double[] weights = network.getParam("0_W").dup().data().asDouble();
        assertThat(Arrays.stream(weights).max().orElseThrow()).isBetween(0.199, 0.2);
        assertThat(Arrays.stream(weights).min().orElseThrow()).isBetween(-0.2, -0.199);
        assertThat(Arrays.stream(weights)
                        .map(weight -> weight * weight)
                        .average()
                        .orElseThrow())
                .isCloseTo(0.04 / 3, within(5e-4));
        assertThat(network.getParam("0_b").sumNumber().doubleValue()).isZero();
    }

    @Test
    void the_score_has_the_regularization_in_it_and_the_losses_of_sequences_have_theirs() {
        HeadLayer head = head(Loss.gaussian()).l2(0.3).build();
        ComputationGraph graph = steps(DataType.DOUBLE, head);
        DataSet data = new DataSet(
                noise(DataType.DOUBLE, 1, BATCH, 3, TIME),
                labels(DataType.DOUBLE, Loss.gaussian(), 2, BATCH, TIME),
                null,
                mask("right", BATCH, TIME));
        double penalty = graph.calcRegularizationScore(true);
        assertThat(penalty).isGreaterThan(0.01);

        INDArray each = graph.scoreExamples(data, false);

        double sum = 0;
        for (int sequence = 0; sequence < BATCH; sequence++) {
            DataSet own = new DataSet(
                    row(data.getFeatures(), sequence),
                    row(data.getLabels(), sequence),
                    null,
                    row(data.getLabelsMaskArray(), sequence));
            assertThat(each.getDouble(sequence)).isCloseTo(graph.score(own) - penalty, within(1e-12));
            sum += each.getDouble(sequence) * (TIME - sequence);
        }
        assertThat(each.shape()).containsExactly(BATCH, 1);
        assertThat(graph.score(data)).isCloseTo(penalty + sum / (6 + 5 + 4 + 3), within(1e-12));
        assertThat(graph.scoreExamples(data, true).getDouble(1)).isCloseTo(each.getDouble(1) + penalty, within(1e-12));
        assertThat(score(graph, data)).isCloseTo(graph.score(data), within(1e-12));
    }

    private static INDArray row(INDArray array, int sequence) {
        return array.slice(sequence)
                .reshape(
                        array.rank() == 3
                                ? new long[] {1, array.size(1), array.size(2)}
                                : new long[] {1, array.size(1)});
    }

    @ParameterizedTest
    @MethodSource("losses")
    void loss_gradient_and_output_are_the_same_at_any_length_of_padding(Loss loss) {
        MultiLayerNetwork network = stepsAlone(DataType.DOUBLE, head(loss).build());
        INDArray features = noise(DataType.DOUBLE, 1, BATCH, 3, TIME);
        INDArray labels =
                loss instanceof Loss.Ctc ? HeadGradientTest.ctcLabels() : labels(DataType.DOUBLE, loss, 2, BATCH, TIME);
        DataSet plain = new DataSet(features, labels, Nd4j.ones(DataType.DOUBLE, BATCH, TIME), null);
        double score = score(network, plain);
        INDArray gradient = network.getFlattenedGradients().dup();
        INDArray output = network.output(features);
        for (int left : new int[] {0, 3}) {
            INDArray wide = padded(features, left, 5, 1e3);
            INDArray mask = padded(Nd4j.ones(DataType.DOUBLE, BATCH, 1, TIME), left, 5, 0)
                    .reshape(BATCH, TIME + left + 5);
            DataSet data =
                    new DataSet(wide, loss instanceof Loss.Ctc ? labels : padded(labels, left, 5, -7), mask, null);

            assertThat(score(network, data)).isCloseTo(score, within(1e-12));
            assertThat(network.getFlattenedGradients()
                            .sub(gradient)
                            .amaxNumber()
                            .doubleValue())
                    .isLessThan(1e-12);
            assertThat(network.output(wide, false, mask, null)
                            .sub(padded(output, left, 5, 0))
                            .amaxNumber()
                            .doubleValue())
                    .isLessThan(1e-12);
        }
    }

    private static INDArray padded(INDArray array, int left, int right, double value) {
        INDArray before = Nd4j.valueArrayOf(new long[] {array.size(0), array.size(1), left}, value, DataType.DOUBLE);
        INDArray after = Nd4j.valueArrayOf(new long[] {array.size(0), array.size(1), right}, value, DataType.DOUBLE);
        return left == 0 ? Nd4j.concat(2, array, after) : Nd4j.concat(2, before, array, after);
    }

    @Test
    void classes_may_be_indices_or_one_hot() {
        INDArray features = noise(DataType.DOUBLE, 1, 3, 3);
        MultiLayerNetwork network =
                vectors(DataType.DOUBLE, head(Loss.crossEntropy()).build());
        INDArray oneHot = Nd4j.createFromArray(new double[][] {{0, 0, 1, 0}, {1, 0, 0, 0}, {0, 0, 0, 1}});

        double score = score(network, new DataSet(features, oneHot));

        assertThat(score(network, new DataSet(features, Nd4j.createFromArray(2.0, 0, 3))))
                .isEqualTo(score);
        assertThat(score(
                        network,
                        new DataSet(features, Nd4j.createFromArray(2, 0, 3).reshape(3, 1))))
                .isEqualTo(score);

        MultiLayerNetwork overSteps =
                stepsAlone(DataType.DOUBLE, head(Loss.crossEntropy()).build());
        INDArray sequence = features.reshape('c', 1, 3, 3);
        INDArray hotSteps = oneHot.transpose().reshape('c', 1, 4, 3);
        INDArray indices = Nd4j.createFromArray(2.0, 0, 3).reshape(1, 1, 3);
        assertThat(score(overSteps, new DataSet(sequence, hotSteps)))
                .isEqualTo(score(overSteps, new DataSet(sequence, indices)));
    }

    @Test
    void the_labels_of_ctc_end_by_padding_or_by_a_mask() {
        MultiLayerNetwork network = stepsAlone(DataType.DOUBLE, head(Loss.ctc()).build());
        INDArray features = noise(DataType.DOUBLE, 1, 2, 3, TIME);
        INDArray padded = Nd4j.createFromArray(new double[][] {{3, 1, 1}, {2, -1, -1}});
        INDArray filled = Nd4j.createFromArray(new double[][] {{3, 1, 1}, {2, 99, 99}});
        INDArray mask = Nd4j.createFromArray(new double[][] {{1, 1, 1}, {1, 0, 0}});

        double score = score(network, new DataSet(features, padded));

        assertThat(score).isFinite().isPositive();
        assertThat(score(network, new DataSet(features, filled, null, mask))).isEqualTo(score);
    }

    @Test
    void the_loss_of_ctc_is_that_of_all_sequences_by_all_their_steps() {
        MultiLayerNetwork network = stepsAlone(DataType.DOUBLE, head(Loss.ctc()).build());
        INDArray features = noise(DataType.DOUBLE, 1, BATCH, 3, TIME);
        INDArray mask = mask("right", BATCH, TIME);
        DataSet data = new DataSet(features, HeadGradientTest.ctcLabels(), mask, null);

        INDArray each = network.scoreExamples(data, false);

        double sum = 0;
        for (int sequence = 0; sequence < BATCH; sequence++) {
            sum += each.getDouble(sequence) * (TIME - sequence);
        }
        assertThat(score(network, data)).isCloseTo(sum / (6 + 5 + 4 + 3), within(1e-12));
    }

    @Test
    void the_output_is_what_the_raw_numbers_stand_for_and_zero_at_masked_steps() {
        ComputationGraph classes =
                steps(DataType.FLOAT, head(Loss.crossEntropy()).build());
        INDArray features = noise(DataType.FLOAT, 1, BATCH, 3, TIME);
        INDArray mask = Objects.requireNonNull(mask("holes", BATCH, TIME));

        INDArray output = classes.output(false, new INDArray[] {features}, new INDArray[] {mask}, null)[0];

        assertThat(output.shape()).containsExactly(BATCH, 4, TIME);
        INDArray sums = output.sum(1);
        for (int sequence = 0; sequence < BATCH; sequence++) {
            for (int step = 0; step < TIME; step++) {
                assertThat(sums.getDouble(sequence, step)).isCloseTo(mask.getDouble(sequence, step), within(1e-6));
            }
        }

        MultiLayerNetwork scales = vectors(DataType.FLOAT, head(Loss.gaussian()).build());
        INDArray parameters = scales.output(noise(DataType.FLOAT, 1, BATCH, 3));
        assertThat(parameters.shape()).containsExactly(BATCH, 4);
        assertThat(parameters.getColumn(1).minNumber().doubleValue()).isPositive();
        assertThat(parameters.getColumn(3).minNumber().doubleValue()).isPositive();
    }

    /** The same numbers in every layout that layers below produce. */
    @ParameterizedTest
    @ValueSource(strings = {"time first", "batch first", "feature first", "slices", "part of a wider one"})
    void inputs_of_any_layout_are_read_right(String layout) {
        INDArray plain = noise(DataType.FLOAT, 1, BATCH, 3, TIME);
        INDArray input = switch (layout) {
            case "time first" -> plain.permute(2, 0, 1).dup('c').permute(1, 2, 0);
            case "batch first" -> plain.permute(0, 2, 1).dup('c').permute(0, 2, 1);
            case "feature first" -> plain.permute(1, 0, 2).dup('c').permute(1, 0, 2);
            case "slices" -> plain.dup('f');
            default ->
                Nd4j.concat(2, plain.permute(2, 0, 1), plain.permute(2, 0, 1))
                        .dup('c')
                        .get(NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.interval(3, 6))
                        .permute(1, 2, 0);
        };
        assertThat(input).isEqualTo(plain);
        for (HeadLayer.Builder head :
                List.of(head(Loss.mse()), new HeadLayer.Builder(Loss.crossEntropy()).classes(12))) {
            MultiLayerNetwork network = alone(head);
            Loss loss = head.build().loss();
            INDArray labels = labels(DataType.FLOAT, loss, 2, BATCH, TIME);
            double score = score(network, new DataSet(plain, labels));
            INDArray gradient = network.getFlattenedGradients().dup();

            assertThat(score(network, new DataSet(input, labels))).isCloseTo(score, within(1e-6));
            assertThat(network.getFlattenedGradients().equalsWithEps(gradient, 1e-5))
                    .isTrue();
            assertThat(network.output(input).equalsWithEps(network.output(plain), 1e-6))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 12})
    void vectors_of_either_order_are_read_right(int targets) {
        MultiLayerNetwork network = alone(new HeadLayer.Builder(Loss.mse()).targets(targets));
        INDArray labels = noise(DataType.FLOAT, 2, BATCH, targets);
        for (int rows : new int[] {1, BATCH}) {
            INDArray vectors = noise(DataType.FLOAT, 3, rows, 3);
            INDArray own = labels.get(NDArrayIndex.interval(0, rows), NDArrayIndex.all());
            double score = score(network, new DataSet(vectors, own));
            INDArray gradient = network.getFlattenedGradients().dup();

            assertThat(network.output(vectors.dup('f')).equalsWithEps(network.output(vectors), 1e-6))
                    .isTrue();
            assertThat(score(network, new DataSet(vectors.dup('f'), own.dup('f'))))
                    .isCloseTo(score, within(1e-6));
            assertThat(network.getFlattenedGradients().equalsWithEps(gradient, 1e-5))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 12})
    void what_was_in_the_gradient_before_does_not_matter(int targets) {
        MultiLayerNetwork network = alone(new HeadLayer.Builder(Loss.mse()).targets(targets));
        DataSet data = new DataSet(noise(DataType.FLOAT, 1, BATCH, 3), noise(DataType.FLOAT, 2, BATCH, targets));
        score(network, data);
        INDArray gradient = network.getFlattenedGradients().dup();

        network.getFlattenedGradients().assign(Double.NaN);
        score(network, data);

        assertThat(network.getFlattenedGradients()).isEqualTo(gradient);
    }

    private static MultiLayerNetwork alone(HeadLayer.Builder head) {
        MultiLayerNetwork network = new MultiLayerNetwork(HeadCase.configuration(DataType.FLOAT)
                .list()
                .layer(head.nIn(3).build())
                .build());
        network.init();
        return network;
    }

    @Test
    void a_head_reads_its_number_of_features_from_what_is_below() {
        ComputationGraph graph = steps(DataType.FLOAT, head(Loss.mse()).build());

        HeadLayer head = (HeadLayer) graph.getLayer("head").conf().getLayer();

        assertThat(head.getNIn()).isEqualTo(2);
        assertThat(head.getNOut()).isEqualTo(2);
    }

    @Test
    void settings_that_do_not_fit_the_loss_are_refused() {
        assertThatThrownBy(() -> new HeadLayer.Builder(Loss.mse()).classes(3))
                .isInstanceOf(ConfigProblem.class)
                .hasMessage("""
                        mse() has target values, not classes.
                          received: .classes(3)
                          try: .targets(3)""");
        assertThatThrownBy(() -> new HeadLayer.Builder(Loss.ctc()).targets(3)).isInstanceOf(ConfigProblem.class);
        assertThatThrownBy(() ->
                        new HeadLayer.Builder(Loss.crossEntropy()).classes(1).build())
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("at least 2 classes");
        assertThatThrownBy(() -> new HeadLayer.Builder(Loss.gaussian()).nOut(3).build())
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("2 outputs for each of its target values");
        assertThatThrownBy(() -> head(Loss.mse()).activation(Activation.TANH).build())
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("no activation of its own");
        assertThatThrownBy(() -> head(Loss.mse()).build().getOutputType(0, InputType.recurrent(3, RNNFormat.NWC)))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("[batch, feature, time]");
    }
}
