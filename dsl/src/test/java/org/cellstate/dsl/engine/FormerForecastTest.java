package org.cellstate.dsl.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.cellstate.dsl.engine.recurrent.NativeThreads;
import org.cellstate.dsl.model.Attention;
import org.cellstate.dsl.model.Cell;
import org.cellstate.dsl.model.Loss;
import org.cellstate.dsl.model.RecurrentSpec;
import org.cellstate.dsl.prepare.WindowBatch;
import org.cellstate.dsl.prepare.WindowShape;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Forecasters beside the same in layers of Deeplearning4j's own. */
@Tag("thorough")
class FormerForecastTest {

    private static final WindowShape SHAPE = new WindowShape(9, 3, 5, 7);
    private static final WindowShape ONE_STEP = new WindowShape(4, 1, 1, 2);

    @BeforeAll
    static void oneThread() {
        NativeThreads.useOne();
    }

    static Stream<RecurrentSpec> models() {
        RecurrentSpec lstm = RecurrentSpec.lstm().hidden(6);
        return Stream.of(
                        lstm,
                        lstm.highway(false),
                        lstm.layers(2).bidirectional(true),
                        RecurrentSpec.of(Cell.GRU).hidden(4).convolution(3, 2),
                        lstm.attention(Attention.self(3)),
                        lstm.attention(Attention.additive()),
                        lstm.attention(Attention.dot()).layers(2),
                        lstm.attention(Attention.general()).highway(false))
                .flatMap(spec -> Stream.of(
                                "mae()", "mse()", "huber(0.4)", "quantiles(0.1, 0.5, 0.9)", "gaussian()", "studentT()")
                        .map(loss -> spec.training(spec.training().loss(Loss.parse(loss)))));
    }

    @ParameterizedTest
    @MethodSource("models")
    void outputs_scores_and_gradients_are_the_same_for_the_same_weights(RecurrentSpec spec) {
        compare(spec, SHAPE, 6);
        compare(spec, ONE_STEP, 3);
        compare(spec, SHAPE, 1);
    }

    private static void compare(RecurrentSpec spec, WindowShape shape, int size) {
        FormerForecast former = new FormerForecast(spec, shape);
        ForecastWiring wiring = new ForecastWiring(spec, shape);
        WindowBatch batch = batch(shape, size);
        ComputationGraph before = new ComputationGraph(former.configuration());
        ComputationGraph after = new ComputationGraph(wiring.configuration());
        before.init();
        after.init();
        Random random = new Random(3);
        for (String name : names(before)) {
            INDArray weights = parameter(before, name);
            for (long i = 0; i < weights.length(); i++) {
                weights.putScalar(i, weights.getFloat(i) + 0.2 * random.nextGaussian());
            }
            parameter(after, now(name)).assign(weights);
        }
        before.setLabels(former.labels(batch));
        INDArray outputBefore = before.output(false, former.inputs(batch, true))[0].dup();
        Feed feed = wiring.feed(batch);
        after.setLabels(feed.target());
        INDArray outputAfter = after.output(false, feed.inputs())[0].dup();
        close(outputBefore, outputAfter, "output of " + spec);

        compute(before, former.inputs(batch, false), former.labels(batch));
        compute(after, feed.inputs(), feed.target());
        assertThat(after.score()).isCloseTo(before.score(), within(1e-5 * Math.abs(before.score())));
        for (String name : names(before)) {
            close(gradient(before, name), gradient(after, now(name)), "gradient of " + name + " of " + spec);
        }
        assertThat(after.params().length()).isEqualTo(before.params().length());
        wiring.rest();
        Graph.free(before);
        Graph.free(after);
    }

    private static void compute(ComputationGraph graph, INDArray[] inputs, INDArray labels) {
        graph.setInputs(inputs);
        graph.setLabels(labels);
        graph.computeGradientAndScore();
    }

    /** To a hundred thousandth of the longest of them: small ones are sums in which large ones go out. */
    private static void close(INDArray earlier, INDArray after, String what) {
        INDArray before = earlier.reshape(after.shape());
        double largest = before.castTo(DataType.DOUBLE).amaxNumber().doubleValue();
        double farthest = before.castTo(DataType.DOUBLE)
                .sub(after.castTo(DataType.DOUBLE))
                .amaxNumber()
                .doubleValue();
        assertThat(farthest).as(what).isLessThanOrEqualTo(1e-5 * largest);
    }

    @ParameterizedTest
    @MethodSource("models")
    void a_seed_draws_the_same_weights(RecurrentSpec spec) {
        ComputationGraph before = new ComputationGraph(new FormerForecast(spec, SHAPE).configuration());
        ComputationGraph after = new ComputationGraph(new ForecastWiring(spec, SHAPE).configuration());
        before.init();
        after.init();

        for (String name : names(before)) {
            INDArray drawn = name.equals("highway_W") ? parameter(before, name).like() : parameter(before, name);
            assertThat(parameter(after, now(name)).ravel().toFloatVector())
                    .as(name)
                    .isEqualTo(drawn.ravel().toFloatVector());
        }
        Graph.free(before);
        Graph.free(after);
    }

    private static Iterable<String> names(ComputationGraph graph) {
        return Stream.of(graph.getVertices())
                .flatMap(vertex -> vertex.paramTable(false) == null
                        ? Stream.of()
                        : vertex.paramTable(false).keySet().stream().map(key -> vertex.getVertexName() + "_" + key))
                .toList();
    }

    /** Returns what a weight is called now: {@code step_W} is {@code head_stepW}. */
    private static String now(String name) {
        return name.startsWith("step_") || name.startsWith("highway_") ? "head_" + name.replace("_", "") : name;
    }

    private static INDArray parameter(ComputationGraph graph, String name) {
        String[] parts = name.split("_", 2);
        return Objects.requireNonNull(
                graph.getVertex(parts[0]).paramTable(false).get(parts[1]), name);
    }

    private static INDArray gradient(ComputationGraph graph, String name) {
        return Objects.requireNonNull(graph.gradient().gradientForVariable().get(name), name);
    }

    private static WindowBatch batch(WindowShape shape, int size) {
        Random random = new Random(11);
        float[] spreads = noise(random, size);
        for (int i = 0; i < size; i++) {
            spreads[i] = 0.5f + Math.abs(spreads[i]);
        }
        return new WindowBatch(
                shape,
                size,
                noise(random, size * shape.lookback() * shape.pastFeatures()),
                noise(random, size * shape.horizon() * shape.futureFeatures()),
                noise(random, size * shape.horizon()),
                spreads);
    }

    private static float[] noise(Random random, int length) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
