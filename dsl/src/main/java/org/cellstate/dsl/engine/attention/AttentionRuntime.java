package org.cellstate.dsl.engine.attention;

import java.lang.ref.Reference;
import java.util.Map;
import org.cellstate.dsl.data.ConfigProblem;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.api.TrainingConfig;
import org.deeplearning4j.nn.conf.graph.FrozenVertex;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.BaseGraphVertex;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Attention in a running graph. After any pass forward, {@link #weights} has what each target step attended to.
 *
 * <p>Masks from the graph are honoured whatever their padding side, holes included. A masked target step has output and weights of 0 and
 * passes no gradient back. The output's mask is the query's.
 */
// Deeplearning4j's base class implements setInputs(INDArray...) of its interface without the dots.
@SuppressWarnings("overrides")
public final class AttentionRuntime extends BaseGraphVertex {

    private final Arithmetic arithmetic;
    private final Mechanism mechanism;
    private final int[] sizes;
    private final int outputSize;
    private final boolean causal;
    private final VertexTraining training;
    private final @Nullable ParameterViews parameters;
    private @Nullable ParameterViews gradients;
    private @Nullable INDArray[] masks = {};
    private boolean passed;

    /**
     * @param sizes features of each input; 0 for any
     * @param outputSize features of the output; 0 for as many as the source has
     * @param view the parameters' part of the graph's; null if there are none
     */
    AttentionRuntime(
            ComputationGraph graph,
            String name,
            int index,
            DataType type,
            Arithmetic arithmetic,
            Mechanism mechanism,
            int[] sizes,
            int outputSize,
            boolean causal,
            VertexOptions options,
            @Nullable INDArray view) {
        super(graph, name, index, null, null, type);
        this.arithmetic = arithmetic;
        this.mechanism = mechanism;
        this.sizes = sizes;
        this.outputSize = outputSize;
        this.causal = causal;
        this.training = new VertexTraining(graph, name, options);
        this.parameters = view == null ? null : new ParameterViews(mechanism.parameters(), view);
    }

    /**
     * Returns the attention of a vertex of a graph, also where transfer learning froze it.
     *
     * @throws ConfigProblem if the graph has no such vertex
     */
    public static AttentionRuntime in(ComputationGraph graph, String vertex) {
        if (graph.getVertex(vertex) instanceof AttentionRuntime found) {
            return found;
        }
        var made = graph.getConfiguration().getVertices().get(vertex);
        if (made instanceof FrozenVertex frozen) {
            made = frozen.getUnderlying();
        }
        Lineage lineage = made instanceof AttentionVertex attention
                ? attention.lineage()
                : made instanceof SelfAttentionVertex self ? self.lineage() : new Lineage();
        AttentionRuntime hidden = lineage.last();
        if (hidden == null) {
            throw new ConfigProblem(
                    "The vertex must be an attention vertex of the graph.",
                    "\"" + vertex + "\"",
                    "one of " + graph.getConfiguration().getVertices().keySet());
        }
        return hidden;
    }

    /** Returns the number of heads. */
    public int heads() {
        return mechanism.weights().heads();
    }

    /**
     * Returns the attention weights of the last pass forward, {@code [batch, target time, source time]}; of several heads the mean. Those
     * of a real target step add up to 1 over the real source steps. They are 0 at masked steps of either. A query without time counts as
     * one target step.
     *
     * @throws ConfigProblem if there was no pass yet
     */
    public float[][][] weights() {
        return passed().mean(arithmetic);
    }

    /**
     * Returns the attention weights of one head, from 0; otherwise as {@link #weights()}.
     *
     * @throws ConfigProblem if there is no such head, or was no pass yet
     */
    public float[][][] weights(int head) {
        Alignment from = passed();
        if (head < 0 || head >= from.heads()) {
            throw new ConfigProblem(
                    "Heads are counted from 0 to below their number.",
                    "head " + head + " of " + from.heads(),
                    "weights(0), or weights() for the mean of all");
        }
        return from.copy(arithmetic, head);
    }

    private Alignment passed() {
        if (!passed) {
            throw new ConfigProblem(
                    "Attention weights are there after a pass forward.", "no pass yet", "graph.output(…) first");
        }
        return mechanism.weights();
    }

    /** Takes over the parameters of another vertex; false if they are not as many. */
    boolean takeParameters(AttentionRuntime other) {
        if (parameters == null || other.parameters == null || other.numParams() != numParams()) {
            return false;
        }
        parameters.flat().assign(other.parameters.flat());
        return true;
    }

    void drawParameters() {
        if (parameters != null) {
            parameters.draw();
        }
    }

    @Override
    public INDArray doForward(boolean forTraining, LayerWorkspaceMgr workspaces) {
        if (!canDoForward()) {
            throw new IllegalStateException("attention \"" + vertexName + "\" has not all of its inputs");
        }
        INDArray source = checkedSource();
        Reach reach = reach(source);
        INDArray[] placed = placed();
        long features = outputSize == 0 ? source.size(1) : outputSize;
        INDArray context = Placement.like(inputs[0], features, dataType, workspaces, ArrayType.ACTIVATIONS);
        try {
            mechanism.forward(addresses(parameters), blocks(placed), reach, Placement.block(context));
        } finally {
            Reference.reachabilityFence(placed);
        }
        passed = true;
        return context;
    }

    @Override
    public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr workspaces) {
        if (!canDoBackward()) {
            throw new IllegalStateException("attention \"" + vertexName + "\" has no inputs or no gradient from above");
        }
        INDArray[] placed = placed();
        INDArray above = Placement.timeMajor(epsilon, dataType);
        INDArray[] below = new INDArray[inputs.length];
        for (int i = 0; i < below.length; i++) {
            below[i] = Placement.like(inputs[i], inputs[i].size(1), dataType, workspaces, ArrayType.ACTIVATION_GRAD);
        }
        try {
            mechanism.backward(
                    addresses(parameters), blocks(placed), Placement.block(above), blocks(below), addresses(gradients));
        } finally {
            Reference.reachabilityFence(placed);
            Reference.reachabilityFence(above);
        }
        Gradient named = new DefaultGradient();
        if (gradients != null) {
            gradients.table().forEach((name, view) -> named.setGradientFor(name, view, 'c'));
        }
        return new Pair<>(named, below);
    }

    private INDArray checkedSource() {
        INDArray source = inputs[inputs.length - 1];
        if (inputs.length == 1) {
            Inputs.check(source);
            Inputs.checkFeatures("sequence", source, sizes[0]);
            return source;
        }
        Inputs.check(inputs[0], source);
        Inputs.checkFeatures("queries", inputs[0], sizes[0]);
        Inputs.checkFeatures("source", source, sizes[1]);
        if (parameters == null) {
            Inputs.checkDot(inputs[0].size(1), source.size(1), Inputs.both(inputs[0], source));
        }
        return source;
    }

    /** A graph does not take its masks back from vertices: ours are those of an earlier batch when the graph itself has none. */
    private Reach reach(INDArray source) {
        boolean masked = graph.getInputMaskArrays() != null && masks.length > 0;
        float[][] targets = masked ? Inputs.mask(masks[0], inputs[0]) : null;
        float[][] sources = masked ? Inputs.mask(masks[masks.length - 1], source) : null;
        Reach reach =
                Reach.of(Math.toIntExact(source.size(0)), Math.toIntExact(source.size(2)), targets, sources, causal);
        Inputs.checkReal(reach, inputs[0], source);
        return reach;
    }

    private INDArray[] placed() {
        INDArray[] placed = new INDArray[inputs.length];
        for (int i = 0; i < placed.length; i++) {
            placed[i] = Placement.timeMajor(inputs[i], dataType);
        }
        return placed;
    }

    private static Block[] blocks(INDArray[] arrays) {
        Block[] blocks = new Block[arrays.length];
        for (int i = 0; i < blocks.length; i++) {
            blocks[i] = Placement.block(arrays[i]);
        }
        return blocks;
    }

    private static long[] addresses(@Nullable ParameterViews views) {
        return views == null ? new long[0] : views.addresses();
    }

    @Override
    public Pair<INDArray, MaskState> feedForwardMaskArrays(
            INDArray @Nullable [] maskArrays, MaskState state, int minibatchSize) {
        masks = maskArrays == null ? new INDArray[0] : maskArrays.clone();
        return new Pair<>(maskArrays == null ? null : maskArrays[0], state);
    }

    @Override
    public void setBackpropGradientsViewArray(INDArray view) {
        gradients = parameters == null ? null : new ParameterViews(mechanism.parameters(), view);
    }

    @Override
    public @Nullable INDArray params() {
        return parameters == null ? null : parameters.flat();
    }

    @Override
    public @Nullable INDArray getGradientsViewArray() {
        return gradients == null ? null : gradients.flat();
    }

    @Override
    public Map<String, INDArray> paramTable(boolean backpropOnly) {
        return parameters == null ? Map.of() : parameters.table();
    }

    @Override
    public TrainingConfig getConfig() {
        return training;
    }

    /** Returns false: a graph takes the layer of a vertex for one with a single input. */
    @Override
    public boolean hasLayer() {
        return false;
    }

    @Override
    public @Nullable Layer getLayer() {
        return null;
    }

    /** Returns the name and where it stands. */
    @Override
    public String toString() {
        return "AttentionRuntime(id=" + vertexIndex + ", name=\"" + vertexName + "\", " + mechanism.parameters() + ")";
    }
}
