package org.cellstate.dsl.engine.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.cellstate.dsl.model.Attention;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Outputs, weights and gradients against PyTorch's; tests/python/reference/attention.py makes the file. */
class AttentionReferenceTest {

    private static final Map<String, INDArray> REFERENCE = read();

    static Stream<Arguments> cases() {
        return Stream.of(DataType.FLOAT, DataType.DOUBLE)
                .flatMap(type -> Stream.of(
                        Arguments.of("additive", AttentionVertex.of(Attention.additive(5)), type),
                        Arguments.of("additiveMasked", AttentionVertex.of(Attention.additive(5)), type),
                        Arguments.of("additivePooling", AttentionVertex.of(Attention.additive(5)), type),
                        Arguments.of("dot", AttentionVertex.of(Attention.dot()), type),
                        Arguments.of(
                                "scaled", AttentionVertex.of(Attention.dot().scaled(true)), type),
                        Arguments.of("general", AttentionVertex.of(Attention.general()), type),
                        Arguments.of("generalPooling", AttentionVertex.of(Attention.general()), type),
                        Arguments.of("self", SelfAttentionVertex.of(Attention.self()), type),
                        Arguments.of("selfHeads", SelfAttentionVertex.of(Attention.self(3)), type),
                        Arguments.of(
                                "selfCausal",
                                SelfAttentionVertex.of(Attention.self(2).causal(true)),
                                type)));
    }

    @ParameterizedTest(name = "{0} in {2}")
    @MethodSource("cases")
    void outputs_weights_and_gradients_are_those_of_pytorch(String name, GraphVertex vertex, DataType type) {
        List<String> inputs =
                REFERENCE.containsKey(name + ".sequence") ? List.of("sequence") : List.of("queries", "source");
        ComputationGraph graph = Graphs.bare(
                vertex,
                type,
                inputs.stream().map(each -> inputType(reference(name, each))).toArray(InputType[]::new));
        graph.initGradientsView();
        AttentionRuntime runtime = AttentionRuntime.in(graph, "attention");
        runtime.paramTable(true).forEach((parameter, view) -> view.assign(reference(name, parameter)));
        INDArray sourceMask = REFERENCE.get(name + ".sourceMask");
        if (sourceMask != null) {
            INDArray targetMask = reference(name, "targetMask");
            graph.setLayerMaskArrays(
                    inputs.size() == 1 ? new INDArray[] {sourceMask} : new INDArray[] {targetMask, sourceMask}, null);
        }
        LayerWorkspaceMgr anywhere = LayerWorkspaceMgr.noWorkspaces();
        for (int i = 0; i < inputs.size(); i++) {
            runtime.setInput(i, reference(name, inputs.get(i)).castTo(type), anywhere);
        }

        INDArray output = runtime.doForward(true, anywhere);
        runtime.setEpsilon(reference(name, "above").castTo(type));
        Pair<Gradient, INDArray[]> back = runtime.doBackward(false, anywhere);

        double precision = type == DataType.DOUBLE ? 1e-12 : 1e-5;
        assertClose(output, reference(name, "output"), precision);
        for (int i = 0; i < inputs.size(); i++) {
            assertClose(back.getSecond()[i], reference(name, inputs.get(i) + "Gradient"), precision);
        }
        Map<String, INDArray> gradients = back.getFirst().gradientForVariable();
        assertThat(gradients.keySet()).isEqualTo(runtime.paramTable(true).keySet());
        gradients.forEach(
                (parameter, gradient) -> assertClose(gradient, reference(name, parameter + "Gradient"), precision));
        assertWeights(runtime, reference(name, "weights"));
    }

    private static void assertWeights(AttentionRuntime runtime, INDArray expected) {
        boolean byHead = expected.rank() == 4;
        assertThat(runtime.heads()).isEqualTo(byHead ? (int) expected.size(0) : 1);
        for (int head = 0; head < runtime.heads(); head++) {
            INDArray each = byHead ? expected.slice(head) : expected;
            assertClose(array(runtime.weights(head)), each, 1e-6);
        }
        assertClose(array(runtime.weights()), byHead ? expected.mean(0) : expected, 1e-6);
    }

    private static INDArray array(float[][][] weights) {
        return Nd4j.create(weights);
    }

    private static void assertClose(INDArray actual, INDArray expected, double precision) {
        assertThat(actual.shape()).isEqualTo(expected.shape());
        double[] theirs = expected.dup('c').data().asDouble();
        double[] ours = actual.castTo(DataType.DOUBLE).dup('c').data().asDouble();
        for (int i = 0; i < theirs.length; i++) {
            assertThat(ours[i]).isCloseTo(theirs[i], within(precision * (1 + Math.abs(theirs[i]))));
        }
    }

    private static InputType inputType(INDArray input) {
        int features = Math.toIntExact(input.size(1));
        return input.rank() == 2 ? InputType.feedForward(features) : Graphs.sequence(features);
    }

    private static INDArray reference(String name, String array) {
        return Objects.requireNonNull(REFERENCE.get(name + "." + array), array);
    }

    private static Map<String, INDArray> read() {
        Map<String, INDArray> arrays = new LinkedHashMap<>();
        try (InputStream file = AttentionReferenceTest.class.getResourceAsStream("attention.txt")) {
            String text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            text.lines().forEach(line -> {
                String[] words = line.split(" ");
                long[] shape = Stream.of(words[1].split(","))
                        .mapToLong(Long::parseLong)
                        .toArray();
                double[] numbers = Stream.of(words)
                        .skip(2)
                        .mapToDouble(Double::parseDouble)
                        .toArray();
                assertThat(LongStream.of(shape).reduce(1, Math::multiplyExact)).isEqualTo(numbers.length);
                arrays.put(words[0], Nd4j.create(numbers, shape, 'c').castTo(DataType.DOUBLE));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return arrays;
    }
}
