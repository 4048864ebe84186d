package org.cellstate.dsl.engine;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Graphs of forecasters in double precision: every weight's gradient beside central differences of the score. */
@Tag("thorough")
class ForecastGradientTest {

    private static final double STEP = 1e-6;
    private static final int SIZE = 3;
    private static final WindowShape SHAPE = new WindowShape(5, 2, 3, 4);

    @BeforeAll
    static void oneThread() {
        NativeThreads.useOne();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mae()",
                "mse()",
                "huber(0.4)",
                "quantiles(0.1, 0.5, 0.9)",
                "gaussian()",
                "studentT()",
                "negativeBinomial()"
            })
    void of_every_loss(String loss) {
        check(RecurrentSpec.lstm().hidden(3), loss);
        check(RecurrentSpec.lstm().hidden(3).highway(false), loss);
    }

    static Stream<RecurrentSpec> models() {
        RecurrentSpec lstm = RecurrentSpec.lstm().hidden(2);
        return Stream.of(
                lstm.convolution(3, 2),
                RecurrentSpec.of(Cell.GRU).hidden(3).convolution(2, 7).bidirectional(true),
                lstm.attention(Attention.additive()),
                lstm.attention(Attention.dot()),
                lstm.attention(Attention.general()).bidirectional(true),
                lstm.attention(Attention.self(2)).layers(2),
                lstm.attention(Attention.additive(3)).convolution(2, 3));
    }

    @ParameterizedTest
    @MethodSource("models")
    void of_every_kind_of_model(RecurrentSpec spec) {
        check(spec, "gaussian()");
    }

    private static void check(RecurrentSpec plain, String loss) {
        RecurrentSpec spec = plain.training(plain.training().loss(Loss.parse(loss)));
        ForecastWiring wiring = new ForecastWiring(spec, SHAPE);
        ComputationGraph single = new ComputationGraph(wiring.configuration());
        single.init();
        ComputationGraph graph = single.convertDataType(DataType.DOUBLE);
        Feed feed = wiring.feed(batch(spec.training().loss()));
        INDArray[] inputs = new INDArray[feed.inputs().length];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = feed.inputs()[i].castTo(DataType.DOUBLE);
        }
        INDArray labels = feed.target().castTo(DataType.DOUBLE);
        INDArray weights = graph.params();
        // Fresh biases are 0, and rows whose head is silent have outputs that tie: losses have edges there.
        Random random = new Random(5);
        for (long i = 0; i < weights.length(); i++) {
            weights.putScalar(i, weights.getDouble(i) + 0.2 * random.nextGaussian());
        }
        INDArray gradient = compute(graph, inputs, labels).gradient().gradient().dup();
        for (long i = 0; i < weights.length(); i++) {
            double weight = weights.getDouble(i);
            weights.putScalar(i, weight + STEP);
            double up = compute(graph, inputs, labels).score();
            weights.putScalar(i, weight - STEP);
            double down = compute(graph, inputs, labels).score();
            weights.putScalar(i, weight);
            double numeric = (up - down) / (2 * STEP);
            double analytic = gradient.getDouble(i) / SIZE;
            assertThat(Math.abs(numeric - analytic))
                    .as("%s, weight %d of %d: analytic %s, numeric %s", spec, i, weights.length(), analytic, numeric)
                    .isLessThan(1e-7 + 1e-5 * (Math.abs(numeric) + Math.abs(analytic)));
        }
        assertThat(gradient.norm2Number().doubleValue()).isGreaterThan(1e-2);
        wiring.rest();
        Graph.free(graph);
        Graph.free(single);
    }

    private static ComputationGraph compute(ComputationGraph graph, INDArray[] inputs, INDArray labels) {
        graph.setInputs(inputs);
        graph.setLabels(labels);
        graph.computeGradientAndScore();
        return graph;
    }

    private static WindowBatch batch(Loss loss) {
        Random random = new Random(11);
        float[] past = noise(random, SIZE * SHAPE.lookback() * SHAPE.pastFeatures());
        float[] future = noise(random, SIZE * SHAPE.horizon() * SHAPE.futureFeatures());
        float[] target = noise(random, SIZE * SHAPE.horizon());
        float[] weight = {0.5f, 1, 1.75f};
        for (int row = 0; loss instanceof Loss.NegativeBinomial && row < target.length; row++) {
            target[row] = (float) Math.floor(5 * Math.abs(target[row])) / weight[row / SHAPE.horizon()];
        }
        return new WindowBatch(SHAPE, SIZE, past, future, target, weight);
    }

    private static float[] noise(Random random, int length) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
