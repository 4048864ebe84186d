package org.cellstate.dsl.engine.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.cellstate.dsl.model.Attention;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.learning.config.NoOp;

/** Central differences over all weights: those of the attention, and those of layers below it, which its input gradients reach. */
@Tag("thorough")
class AttentionGradientTest {

    private static final double STEP = 1e-5;

    private static final List<Attention.Score> SCORES = List.of(
            Attention.additive(),
            Attention.additive(3),
            Attention.dot(),
            Attention.dot().scaled(true),
            Attention.general());

    private static final List<Attention.Self> SELVES =
            List.of(Attention.self(), Attention.self(3), Attention.self(2).causal(true));

    private static final String[] NONE = {};

    /** Padding after, before, holes, and none; the last source mask leaves one step. */
    private static final String[][] SOURCE_MASKS = {
        NONE, {"11111", "11100", "11000"}, {"11111", "00111", "00011"}, {"10101", "01110", "00100"}
    };

    private static final String[][] TARGET_MASKS = {
        NONE, {"1111", "1100", "1000"}, {"0011", "1111", "0111"}, {"1011", "0101", "1111"}
    };

    static Stream<Arguments> between() {
        List<Arguments> cases = new ArrayList<>();
        for (Attention.Score score : SCORES) {
            for (int i = 0; i < SOURCE_MASKS.length; i++) {
                String[] sources = SOURCE_MASKS[i];
                cases.add(Arguments.of(score, true, TARGET_MASKS[i], sources));
                cases.add(Arguments.of(score, true, TARGET_MASKS[(i + 1) % TARGET_MASKS.length], sources));
                cases.add(Arguments.of(score, false, NONE, sources));
            }
        }
        return cases.stream();
    }

    @ParameterizedTest(name = "{0}, query with time {1}, masks {2} {3}")
    @MethodSource("between")
    void the_gradient_of_attention_is_the_slope_of_the_loss(
            Attention.Score score, boolean timed, String[] targets, String[] sources) {
        ComputationGraphConfiguration configuration =
                Graphs.between(AttentionVertex.of(score), timed, DataType.DOUBLE, new NoOp());

        check(configuration, new INDArray[] {queries(timed), source()}, labels(timed), targets, sources);
    }

    @ParameterizedTest
    @FieldSource("SCORES")
    void the_gradient_reaches_through_attention_into_an_encoder(Attention.Score score) {
        ComputationGraphConfiguration configuration =
                Graphs.encoderDecoder(AttentionVertex.of(score), DataType.DOUBLE, new NoOp());

        check(configuration, new INDArray[] {queries(true), source()}, labels(true), TARGET_MASKS[1], SOURCE_MASKS[1]);
    }

    private static INDArray queries(boolean timed) {
        return timed
                ? Graphs.noise(DataType.DOUBLE, 1, Graphs.BATCH, Graphs.QUERY_INPUTS, Graphs.TARGETS)
                : Graphs.noise(DataType.DOUBLE, 1, Graphs.BATCH, Graphs.QUERY_INPUTS);
    }

    private static INDArray source() {
        return Graphs.noise(DataType.DOUBLE, 2, Graphs.BATCH, Graphs.SOURCE_INPUTS, Graphs.SOURCES);
    }

    static Stream<Arguments> within_itself() {
        return SELVES.stream().flatMap(self -> Stream.of(SOURCE_MASKS).map(mask -> Arguments.of(self, mask)));
    }

    @ParameterizedTest(name = "{0}, mask {1}")
    @MethodSource("within_itself")
    void the_gradient_of_self_attention_is_the_slope_of_the_loss(Attention.Self self, String[] mask) {
        ComputationGraphConfiguration configuration =
                Graphs.within(SelfAttentionVertex.of(self), DataType.DOUBLE, new NoOp());
        INDArray sequence = Graphs.noise(DataType.DOUBLE, 1, Graphs.BATCH, Graphs.QUERY_INPUTS, Graphs.SOURCES);
        INDArray labels = Graphs.noise(DataType.DOUBLE, 3, Graphs.BATCH, Graphs.OUTPUTS, Graphs.SOURCES);

        check(configuration, new INDArray[] {sequence}, labels, mask);
    }

    private static INDArray labels(boolean timed) {
        return timed
                ? Graphs.noise(DataType.DOUBLE, 3, Graphs.BATCH, Graphs.OUTPUTS, Graphs.TARGETS)
                : Graphs.noise(DataType.DOUBLE, 3, Graphs.BATCH, Graphs.OUTPUTS);
    }

    private static void check(
            ComputationGraphConfiguration configuration, INDArray[] inputs, INDArray labels, String[]... masks) {
        ComputationGraph graph = Graphs.made(configuration);
        INDArray[] features = new INDArray[masks.length];
        boolean masked = false;
        for (int i = 0; i < masks.length; i++) {
            features[i] = Graphs.mask(masks[i]);
            masked |= features[i] != null;
        }
        INDArray[] labelMasks = features[0] == null ? null : new INDArray[] {features[0]};
        MultiDataSet data = new MultiDataSet(inputs, new INDArray[] {labels}, masked ? features : null, labelMasks);
        graph.setInputs(inputs);
        graph.setLabels(labels);
        graph.setLayerMaskArrays(masked ? features : null, labelMasks);
        graph.computeGradientAndScore();
        double[] gradient = graph.getFlattenedGradients().dup().data().asDouble();
        INDArray weights = graph.params();

        assertThat(gradient).hasSize(Math.toIntExact(weights.length()));
        assertThat(DoubleStream.of(gradient).map(Math::abs).max().orElseThrow()).isGreaterThan(1e-3);
        for (int i = 0; i < gradient.length; i++) {
            double before = weights.getDouble(i);
            weights.putScalar(i, before + STEP);
            double above = loss(graph, data);
            weights.putScalar(i, before - STEP);
            double below = loss(graph, data);
            weights.putScalar(i, before);
            assertThat(gradient[i])
                    .as("weight %d", i)
                    .isCloseTo((above - below) / (2 * STEP), within(1e-7 + 1e-6 * Math.abs(gradient[i])));
        }
    }

    /** Deeplearning4j's score is a mean over rows, and its gradient is that of the sum. */
    private static double loss(ComputationGraph graph, MultiDataSet data) {
        return graph.score(data) * Graphs.BATCH;
    }
}
