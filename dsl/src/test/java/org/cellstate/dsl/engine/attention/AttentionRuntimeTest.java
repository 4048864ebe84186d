package org.cellstate.dsl.engine.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.model.Attention;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** What a pass computes and keeps: masks, padding, weights, memory. */
class AttentionRuntimeTest {

    private static final int SIZE = 6;
    private static final LayerWorkspaceMgr ANYWHERE = LayerWorkspaceMgr.noWorkspaces();

    static Stream<GraphVertex> vertices() {
        return Stream.of(
                AttentionVertex.of(Attention.additive()),
                AttentionVertex.of(Attention.dot()),
                AttentionVertex.of(Attention.dot().scaled(true)),
                AttentionVertex.of(Attention.general()),
                SelfAttentionVertex.of(Attention.self(3)),
                SelfAttentionVertex.of(Attention.self(2).causal(true)));
    }

    private static ComputationGraph bare(GraphVertex vertex, DataType type) {
        InputType sequence = Graphs.sequence(SIZE);
        return vertex instanceof AttentionVertex
                ? Graphs.bare(vertex, type, sequence, sequence)
                : Graphs.bare(vertex, type, sequence);
    }

    /** Runs the vertex of a bare graph on its own. Self-attention takes the source. */
    private static INDArray run(
            ComputationGraph graph,
            INDArray queries,
            INDArray source,
            @Nullable INDArray targetMask,
            @Nullable INDArray sourceMask) {
        AttentionRuntime runtime = AttentionRuntime.in(graph, "attention");
        INDArray[] inputs = graph.getNumInputArrays() == 1 ? new INDArray[] {source} : new INDArray[] {queries, source};
        INDArray[] masks = inputs.length == 1 ? new INDArray[] {sourceMask} : new INDArray[] {targetMask, sourceMask};
        graph.setLayerMaskArrays(targetMask == null && sourceMask == null ? null : masks, null);
        for (int i = 0; i < inputs.length; i++) {
            runtime.setInput(i, inputs[i], ANYWHERE);
        }
        return runtime.doForward(true, ANYWHERE);
    }

    private static float[] floats(INDArray array) {
        return array.dup('c').data().asFloat();
    }

    static Stream<Arguments> paddings() {
        List<Arguments> cases = new ArrayList<>();
        vertices()
                .forEach(vertex -> Stream.of(DataType.FLOAT, DataType.DOUBLE)
                        .forEach(type ->
                                Stream.of(true, false).forEach(first -> cases.add(Arguments.of(vertex, type, first)))));
        return cases.stream();
    }

    /** Padding holds large numbers, not zeros: none of it may come through. */
    @ParameterizedTest(name = "{0} in {1}, padding first {2}")
    @MethodSource("paddings")
    void padding_on_either_side_changes_nothing(GraphVertex vertex, DataType type, boolean first) {
        ComputationGraph graph = bare(vertex, type);
        INDArray queries = Graphs.noise(type, 1, 2, SIZE, 3);
        INDArray source = Graphs.noise(type, 2, 2, SIZE, 4);
        boolean self = vertex instanceof SelfAttentionVertex;
        INDArray plain = run(graph, queries, source, null, null);
        float[][][] weights = AttentionRuntime.in(graph, "attention").weights();

        INDArray padded = run(
                graph,
                padded(queries, 2, first),
                padded(source, 3, first),
                Graphs.mask(steps(3, 2, first), steps(3, 2, first)),
                Graphs.mask(steps(4, 3, first), steps(4, 3, first)));

        int targets = self ? 4 : 3;
        int before = first ? (self ? 3 : 2) : 0;
        INDArray kept =
                padded.get(NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.interval(before, before + targets));
        assertThat(floats(kept)).containsExactly(floats(plain), within(1e-6f));
        float[][][] wide = AttentionRuntime.in(graph, "attention").weights();
        for (int row = 0; row < 2; row++) {
            for (int target = 0; target < targets; target++) {
                float[] line = wide[row][before + target];
                for (int step = 0; step < line.length; step++) {
                    int real = step - (first ? 3 : 0);
                    float wanted = real >= 0 && real < 4 ? weights[row][target][real] : 0;
                    assertThat(line[step]).isCloseTo(wanted, within(1e-6f));
                }
            }
        }
    }

    private static INDArray padded(INDArray sequence, int by, boolean first) {
        INDArray padding =
                Graphs.noise(sequence.dataType(), 9, sequence.size(0), SIZE, by).muli(100);
        return first ? Nd4j.concat(2, padding, sequence) : Nd4j.concat(2, sequence, padding);
    }

    private static String steps(int real, int padding, boolean first) {
        return first ? "0".repeat(padding) + "1".repeat(real) : "1".repeat(real) + "0".repeat(padding);
    }

    @ParameterizedTest
    @MethodSource("vertices")
    void weights_add_up_to_one_over_real_steps_and_masked_steps_have_none(GraphVertex vertex) {
        ComputationGraph graph = bare(vertex, DataType.FLOAT);
        String[] mask = {"10110", "01101"};
        INDArray output = run(
                graph,
                Graphs.noise(DataType.FLOAT, 1, 2, SIZE, 5),
                Graphs.noise(DataType.FLOAT, 2, 2, SIZE, 5),
                Graphs.mask(mask),
                Graphs.mask(mask));

        AttentionRuntime runtime = AttentionRuntime.in(graph, "attention");
        for (int head = 0; head <= runtime.heads(); head++) {
            float[][][] weights = head == runtime.heads() ? runtime.weights() : runtime.weights(head);
            for (int row = 0; row < 2; row++) {
                for (int target = 0; target < 5; target++) {
                    float sum = 0;
                    for (int step = 0; step < 5; step++) {
                        sum += weights[row][target][step];
                        if (mask[row].charAt(step) == '0') {
                            assertThat(weights[row][target][step]).isZero();
                        }
                    }
                    boolean real = mask[row].charAt(target) == '1';
                    assertThat(sum).isCloseTo(real ? 1 : 0, within(1e-6f));
                    if (!real) {
                        assertThat(output.getFloat(row, 0, target)).isZero();
                    }
                }
            }
        }
    }

    @Test
    void a_masked_target_step_passes_no_gradient() {
        for (GraphVertex vertex : vertices().toList()) {
            ComputationGraph graph = bare(vertex, DataType.FLOAT);
            graph.initGradientsView();
            INDArray mask = Graphs.mask("1100", "1111");
            INDArray sequence = Graphs.noise(DataType.FLOAT, 1, 2, SIZE, 4);
            run(graph, sequence, sequence, mask, mask);
            AttentionRuntime runtime = AttentionRuntime.in(graph, "attention");
            INDArray above = Nd4j.zeros(DataType.FLOAT, 2, SIZE, 4);
            above.get(NDArrayIndex.point(0), NDArrayIndex.all(), NDArrayIndex.interval(2, 4))
                    .assign(5);
            runtime.setEpsilon(above);

            for (INDArray below : runtime.doBackward(false, ANYWHERE).getSecond()) {
                assertThat(floats(below)).containsOnly(0f);
            }
        }
    }

    @Test
    void causal_attention_does_not_look_ahead() {
        for (int heads : new int[] {1, 2, 3}) {
            ComputationGraph graph =
                    bare(SelfAttentionVertex.of(Attention.self(heads).causal(true)), DataType.FLOAT);
            INDArray sequence = Graphs.noise(DataType.FLOAT, 1, 2, SIZE, 7);
            float[] before = floats(run(graph, sequence, sequence, null, null)
                    .get(NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.interval(0, 4)));

            INDArray changed = sequence.dup();
            changed.get(NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.interval(4, 7))
                    .muli(-3);
            INDArray after = run(graph, changed, changed, null, null);

            assertThat(floats(after.get(NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.interval(0, 4))))
                    .isEqualTo(before);
            assertThat(AttentionRuntime.in(graph, "attention").weights()[1][2][3])
                    .isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("vertices")
    void any_layout_of_the_inputs_gives_the_same_bits(GraphVertex vertex) {
        ComputationGraph graph = bare(vertex, DataType.FLOAT);
        INDArray queries = Graphs.noise(DataType.FLOAT, 1, 3, SIZE, 4);
        INDArray source = Graphs.noise(DataType.FLOAT, 2, 3, SIZE, 5);
        float[] plain = floats(run(graph, queries, source, null, null));

        List<INDArray[]> layouts = List.of(
                new INDArray[] {queries.dup('f'), source.dup('f')},
                new INDArray[] {timeMajor(queries), timeMajor(source)},
                new INDArray[] {
                    queries.permute(0, 2, 1).dup('c').permute(0, 2, 1),
                    source.permute(0, 2, 1).dup('c').permute(0, 2, 1)
                },
                new INDArray[] {part(queries), part(source)},
                new INDArray[] {queries.castTo(DataType.DOUBLE), source.castTo(DataType.DOUBLE)});
        for (INDArray[] each : layouts) {
            assertThat(floats(run(graph, each[0], each[1], null, null))).isEqualTo(plain);
        }
    }

    private static INDArray timeMajor(INDArray sequence) {
        return sequence.permute(2, 0, 1).dup('c').permute(1, 2, 0);
    }

    /** Returns a view into a larger array. */
    private static INDArray part(INDArray sequence) {
        INDArray whole = Nd4j.zeros(sequence.dataType(), sequence.size(2) + 2, sequence.size(0), SIZE + 1);
        INDArray view = whole.permute(1, 2, 0)
                .get(
                        NDArrayIndex.all(),
                        NDArrayIndex.interval(1, SIZE + 1),
                        NDArrayIndex.interval(1, sequence.size(2) + 1));
        return view.assign(sequence);
    }

    @Test
    void the_output_lies_time_by_time() {
        ComputationGraph graph = bare(AttentionVertex.of(Attention.dot()), DataType.FLOAT);
        INDArray sequence = Graphs.noise(DataType.FLOAT, 1, 3, SIZE, 4);

        assertThat(run(graph, sequence, sequence, null, null).stride()).containsExactly(SIZE, 1, 3 * SIZE);
    }

    @Test
    void a_sequence_may_be_queries_and_source_at_once() {
        ComputationGraph graph = Graphs.twice(AttentionVertex.of(Attention.general()), SIZE);
        INDArray sequence = Graphs.noise(DataType.FLOAT, 1, 3, SIZE, 4);

        assertThat(graph.outputSingle(sequence).shape()).containsExactly(3, 1, 4);
        assertThat(AttentionRuntime.in(graph, "attention").weights()).hasDimensions(3, 4);
    }

    @Test
    void masks_are_those_of_the_batch_and_not_of_the_one_before() {
        ComputationGraph graph = bare(AttentionVertex.of(Attention.dot()), DataType.FLOAT);
        INDArray sequence = Graphs.noise(DataType.FLOAT, 1, 2, SIZE, 4);
        INDArray[] inputs = {sequence, sequence};
        INDArray mask = Graphs.mask("1100", "1110");
        float[] plain = floats(graph.output(inputs)[0]);

        float[] masked = floats(graph.output(false, inputs, new INDArray[] {mask, mask})[0]);

        assertThat(masked).isNotEqualTo(plain);
        assertThat(floats(graph.output(inputs)[0])).isEqualTo(plain);
    }

    @Test
    void the_mask_of_the_output_is_that_of_the_query() {
        ComputationGraph graph = bare(AttentionVertex.of(Attention.dot()), DataType.FLOAT);
        AttentionRuntime runtime = AttentionRuntime.in(graph, "attention");
        INDArray targets = Graphs.mask("110");
        INDArray sources = Graphs.mask("1100");

        assertThat(runtime.feedForwardMaskArrays(new INDArray[] {targets, sources}, MaskState.Active, 1))
                .isEqualTo(new Pair<>(targets, MaskState.Active));
        assertThat(runtime.feedForwardMaskArrays(new INDArray[] {null, sources}, MaskState.Active, 1)
                        .getFirst())
                .isNull();
        assertThat(runtime.feedForwardMaskArrays(null, MaskState.Active, 1).getFirst())
                .isNull();
    }

    @Test
    void passes_of_many_sizes_follow_each_other() {
        ComputationGraph graph = bare(AttentionVertex.of(Attention.additive()), DataType.FLOAT);
        List<float[]> fresh = new ArrayList<>();
        int[][] sizes = {{1, 1, 1}, {5, 7, 9}, {2, 1, 9}, {3, 4, 1}};
        for (int[] size : sizes) {
            fresh.add(pass(graph.clone(), size));
        }
        for (int i = 0; i < sizes.length; i++) {
            assertThat(pass(graph, sizes[i])).isEqualTo(fresh.get(i));
        }
    }

    private static float[] pass(ComputationGraph graph, int[] size) {
        return floats(run(
                graph,
                Graphs.noise(DataType.FLOAT, 1, size[0], SIZE, size[1]),
                Graphs.noise(DataType.FLOAT, 2, size[0], SIZE, size[2]),
                null,
                null));
    }

    @Test
    void weights_are_there_after_a_pass_and_for_heads_that_exist() {
        ComputationGraph graph = bare(SelfAttentionVertex.of(Attention.self(2)), DataType.FLOAT);
        AttentionRuntime runtime = AttentionRuntime.in(graph, "attention");
        assertThatThrownBy(runtime::weights).isInstanceOf(ConfigProblem.class).hasMessageContaining("no pass yet");

        INDArray sequence = Graphs.noise(DataType.FLOAT, 1, 2, SIZE, 4);
        run(graph, sequence, sequence, null, null);

        assertThat(runtime.weights(1)).hasDimensions(2, 4);
        assertThatThrownBy(() -> runtime.weights(2))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("received: head 2 of 2");
        assertThatThrownBy(() -> AttentionRuntime.in(graph, "output"))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("received: \"output\"");
    }
}
