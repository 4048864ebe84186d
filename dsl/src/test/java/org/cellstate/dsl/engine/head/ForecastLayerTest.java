package org.cellstate.dsl.engine.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.data.ShapeProblem;
import org.cellstate.dsl.engine.recurrent.NativeThreads;
import org.cellstate.dsl.model.Loss;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;

class ForecastLayerTest {

    private static final WindowParts PARTS = new WindowParts(3, 2, 0, 4, 5);
    private static final int WINDOWS = 6;

    @TempDir
    private Path folder;

    @BeforeAll
    static void oneThread() {
        NativeThreads.useOne();
    }

    private static ComputationGraph graph(Loss loss, DataType type) {
        ComputationGraphConfiguration conf = new NeuralNetConfiguration.Builder()
                .seed(7)
                .dataType(type)
                .updater(new Sgd(0.1))
                .graphBuilder()
                .addInputs("window", "known", "lags")
                .setInputTypes(
                        InputType.feedForward(8),
                        InputType.recurrent(PARTS.known(), PARTS.horizon(), RNNFormat.NCW),
                        InputType.feedForward(PARTS.lags()))
                .addLayer(
                        "top",
                        new DenseLayer.Builder()
                                .nOut(PARTS.top())
                                .activation(Activation.TANH)
                                .build(),
                        "window")
                .addVertex("parts", new SideBySideVertex(), "top", "known", "lags")
                .addLayer("head", new ForecastLayer.Builder(loss, PARTS, 4).build(), "parts")
                .setOutputs("head")
                .build();
        ComputationGraph graph = new ComputationGraph(conf);
        graph.init();
        return graph;
    }

    private static INDArray[] inputs(DataType type) {
        return new INDArray[] {
            noise(type, 1, WINDOWS, 8),
            noise(type, 2, WINDOWS, PARTS.known(), PARTS.horizon()),
            noise(type, 3, WINDOWS, PARTS.lags())
        };
    }

    private static INDArray labels(DataType type) {
        INDArray labels = noise(type, 4, WINDOWS, 2, PARTS.horizon());
        for (int window = 0; window < WINDOWS; window++) {
            labels.slice(window).slice(1).assign(0.5 + window);
        }
        return labels;
    }

    private static INDArray noise(DataType type, long seed, long... shape) {
        Random random = new Random(seed);
        INDArray numbers = Nd4j.create(DataType.DOUBLE, shape);
        for (long i = 0; i < numbers.length(); i++) {
            numbers.putScalar(i, random.nextGaussian());
        }
        return numbers.castTo(type);
    }

    /** Weights by hand: the first unit adds up all it reads, the second is never above 0. */
    @Test
    void a_step_is_the_rectified_sum_of_what_is_known_of_it_plus_the_lags_highway() {
        ComputationGraph graph = graph(Loss.mae(), DataType.FLOAT);
        graph.params().assign(0);
        graph.getParam("head_W").getColumn(0).assign(1);
        graph.getParam("head_b").putScalar(1, -5);
        graph.getParam("head_stepW").assign(2);
        graph.getParam("head_stepb").assign(0.5);
        graph.getParam("head_highwayW").putScalar(3, 2, 10);
        graph.getParam("head_highwayb").putScalar(4, 7);
        INDArray[] inputs = {
            Nd4j.zeros(1, 8),
            Nd4j.createFromArray(new float[][][] {{{1, 2, -3, 4, 5}, {1, 0, 1, -6, 0}}}),
            Nd4j.createFromArray(new float[][] {{9, 9, 9, 3}})
        };

        INDArray output = graph.outputSingle(inputs);

        assertThat(output.shape()).containsExactly(1, 1, 5);
        assertThat(output.ravel().toFloatVector()).containsExactly(4.5f, 4.5f, 30.5f, 0.5f, 17.5f);
    }

    @ParameterizedTest
    @ValueSource(strings = {"huber(0.25)", "quantiles(0.1, 0.9)", "gaussian()"})
    void a_saved_a_loaded_and_a_cloned_network_give_the_same(String loss) throws IOException {
        ComputationGraph graph = graph(Loss.parse(loss), DataType.FLOAT);
        File file = folder.resolve("graph.zip").toFile();

        ModelSerializer.writeModel(graph, file, true);
        ComputationGraph loaded = ModelSerializer.restoreComputationGraph(file, true);

        INDArray output = graph.outputSingle(inputs(DataType.FLOAT));
        assertThat(loaded.outputSingle(inputs(DataType.FLOAT))).isEqualTo(output);
        assertThat(graph.clone().outputSingle(inputs(DataType.FLOAT))).isEqualTo(output);
        assertThat(loaded.getConfiguration()).isEqualTo(graph.getConfiguration());
        assertThat(graph(Loss.mse(), DataType.FLOAT).getConfiguration()).isNotEqualTo(graph.getConfiguration());
    }

    @ParameterizedTest
    @ValueSource(strings = {"mae()", "quantiles(0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95)", "studentT()"})
    void floats_and_doubles_compute_the_same(String loss) {
        ComputationGraph single = graph(Loss.parse(loss), DataType.FLOAT);
        ComputationGraph exact = single.convertDataType(DataType.DOUBLE);

        for (DataType type : new DataType[] {DataType.FLOAT, DataType.DOUBLE}) {
            ComputationGraph graph = type == DataType.FLOAT ? single : exact;
            graph.setInputs(inputs(type));
            graph.setLabels(labels(type));
            graph.computeGradientAndScore();
        }

        assertThat(single.score()).isCloseTo(exact.score(), within(1e-5 * Math.abs(exact.score())));
        double[] gradient = exact.gradient().gradient().toDoubleVector();
        double largest = exact.gradient().gradient().amaxNumber().doubleValue();
        assertThat(single.gradient().gradient().castTo(DataType.DOUBLE).toDoubleVector())
                .containsExactly(gradient, within(1e-5 * largest));
    }

    @Test
    void the_score_is_the_mean_of_those_of_the_windows_and_training_lowers_it() {
        ComputationGraph graph = graph(Loss.mse(), DataType.DOUBLE);
        MultiDataSet data =
                new MultiDataSet(inputs(DataType.DOUBLE), new INDArray[] {labels(DataType.DOUBLE)}, null, null);

        double before = graph.score(data);
        INDArray each = graph.scoreExamples(data, false);
        for (int step = 0; step < 20; step++) {
            graph.setLearningRate(1e-4);
            graph.fit(data);
        }

        assertThat(each.shape()).containsExactly(WINDOWS, 1);
        assertThat(each.meanNumber().doubleValue()).isCloseTo(before, within(1e-9));
        assertThat(graph.score(data)).isLessThan(before);
    }

    @Test
    void penalties_of_the_graph_reach_its_matrices() {
        ComputationGraph graph = graph(Loss.mae(), DataType.FLOAT);

        assertThat(graph.getLayer("head")
                        .conf()
                        .getLayer()
                        .initializer()
                        .weightKeys(graph.getLayer("head").conf().getLayer()))
                .containsExactly("W", "stepW", "highwayW");
        assertThat(((ForecastLayer) graph.getLayer("head").conf().getLayer()).weights(ForecastLayer.HIGHWAY))
                .isEqualTo(5 * 5);
    }

    @Test
    void labels_that_do_not_fit_and_masks_are_refused() {
        ComputationGraph graph = graph(Loss.mae(), DataType.FLOAT);
        INDArray[] inputs = inputs(DataType.FLOAT);

        assertThatThrownBy(() -> graph.score(
                        new MultiDataSet(inputs, new INDArray[] {noise(DataType.FLOAT, 1, WINDOWS, 1, 5)}, null, null)))
                .isInstanceOf(ShapeProblem.class)
                .hasMessageContaining("labels [6, 1, 5]")
                .hasMessageContaining("try: labels [6, 2, 5]");
        assertThatThrownBy(() -> graph.score(new MultiDataSet(
                        inputs, new INDArray[] {labels(DataType.FLOAT)}, null, new INDArray[] {Nd4j.ones(WINDOWS, 5)})))
                .isInstanceOf(ShapeProblem.class)
                .hasMessageContaining("a label mask [6, 5]");
    }

    @Test
    void rows_of_another_length_are_refused() {
        ComputationGraph graph = graph(Loss.mae(), DataType.FLOAT);

        assertThatThrownBy(() -> graph.outputSingle(
                        noise(DataType.FLOAT, 1, 2, 8),
                        noise(DataType.FLOAT, 2, 2, 2, 4),
                        noise(DataType.FLOAT, 3, 2, 4)))
                .isInstanceOf(ShapeProblem.class)
                .hasMessageContaining("input [2, 15]")
                .hasMessageContaining("try: input [batch, 17]");
    }

    @Test
    void losses_of_classes_are_refused() {
        assertThatThrownBy(() -> new ForecastLayer.Builder(Loss.crossEntropy(), PARTS, 4))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("crossEntropy()");
    }
}
