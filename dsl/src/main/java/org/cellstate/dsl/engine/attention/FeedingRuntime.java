package org.cellstate.dsl.engine.attention;

import java.lang.ref.Reference;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.engine.attention.Mechanism.Parameter;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.api.TrainingConfig;
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
import org.nd4j.linalg.factory.Nd4j;

/** A {@link FeedingVertex} at work. */
// Deeplearning4j's base class implements setInputs(INDArray...) of its interface without the dots.
@SuppressWarnings("overrides")
public final class FeedingRuntime extends BaseGraphVertex implements AutoCloseable {

    private final FeedingPass pass;
    private final int width;
    private final int numbers;
    private final List<Parameter> parts;
    private final VertexTraining training;
    private final ParameterViews parameters;
    private @Nullable ParameterViews gradients;
    private @Nullable INDArray[] masks = {};

    FeedingRuntime(
            ComputationGraph graph,
            String name,
            int index,
            DataType type,
            FeedingPass pass,
            int width,
            List<Parameter> parts,
            INDArray view) {
        super(graph, name, index, null, null, type);
        this.pass = pass;
        this.width = width;
        this.parts = parts;
        this.numbers = Math.toIntExact(view.length());
        this.training = new VertexTraining(graph, name, VertexOptions.PLAIN);
        this.parameters = new ParameterViews(parts, view);
    }

    /**
     * Returns the decoder of that name.
     *
     * @throws ConfigProblem if the graph has none
     */
    public static FeedingRuntime in(ComputationGraph graph, String vertex) {
        if (graph.getVertex(vertex) instanceof FeedingRuntime found) {
            return found;
        }
        throw new ConfigProblem(
                "The vertex must be a decoder that reads what it found.",
                "\"" + vertex + "\"",
                "one of " + graph.getConfiguration().getVertices().keySet());
    }

    /** Returns the attention weights of the last pass forward, {@code [batch, target time, source time]}. */
    public float[][][] weights() {
        return pass.weights();
    }

    /** Returns the weights of a cell, from 1 at the bottom: input, recurrent, biases. */
    public float[] cell(int number) {
        int from = 0;
        int length = 0;
        for (int i = 0; i < 3 * number; i++) {
            int each = parts.get(i).numbers();
            from += i < 3 * (number - 1) ? each : 0;
            length += i < 3 * (number - 1) ? 0 : each;
        }
        float[] all = parameters.flat().dup('c').data().asFloat();
        return Arrays.copyOfRange(all, from, from + length);
    }

    /** Draws weights as {@link ParameterViews#draw}; an LSTM's forget gates begin at 1. */
    void drawParameters(boolean forgetting) {
        parameters.draw();
        parameters.table().forEach((name, view) -> {
            if (name.startsWith(FeedingVertex.BIAS)) {
                view.assign(0);
                for (int unit = width; forgetting && unit < 2 * width; unit++) {
                    view.putScalar(0, unit, 1);
                }
            }
        });
    }

    @Override
    public INDArray doForward(boolean forTraining, LayerWorkspaceMgr workspaces) {
        INDArray[] placed = placed();
        Block source = Placement.block(placed[1]);
        boolean masked = graph.getInputMaskArrays() != null && masks.length > 1;
        float[][] sources = masked ? Inputs.mask(masks[1], placed[1]) : null;
        Reach reach = Reach.of(source.rows(), source.steps(), null, sources, false);
        Inputs.checkReal(reach, placed[0], placed[1]);
        INDArray found = Placement.like(inputs[0], width, dataType, workspaces, ArrayType.ACTIVATIONS);
        SplittableRandom random =
                new SplittableRandom(forTraining ? Nd4j.getRandom().nextLong() : 0);
        try {
            pass.forward(
                    parameters.addresses(),
                    Placement.block(placed[0]),
                    source,
                    states(placed),
                    reach,
                    Placement.block(found),
                    forTraining,
                    random);
        } finally {
            Reference.reachabilityFence(placed);
        }
        return found;
    }

    private INDArray[] placed() {
        return Arrays.stream(inputs)
                .map(input -> Placement.timeMajor(input, dataType))
                .toArray(INDArray[]::new);
    }

    private static Block[] states(INDArray[] placed) {
        return Arrays.stream(placed).skip(2).map(Placement::block).toArray(Block[]::new);
    }

    @Override
    public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr workspaces) {
        ParameterViews own = gradients;
        if (own == null) {
            throw new IllegalStateException("no place for the gradients of \"" + vertexName + "\"");
        }
        INDArray[] placed = placed();
        INDArray above = Placement.timeMajor(epsilon, dataType);
        INDArray[] below = new INDArray[inputs.length];
        for (int i = 0; i < below.length; i++) {
            below[i] = Placement.like(inputs[i], inputs[i].size(1), dataType, workspaces, ArrayType.ACTIVATION_GRAD);
        }
        try {
            pass.backward(
                    parameters.addresses(),
                    Placement.block(placed[1]),
                    Placement.block(above),
                    Placement.block(below[0]),
                    Placement.block(below[1]),
                    states(below),
                    own.addresses(),
                    numbers);
        } finally {
            Reference.reachabilityFence(placed);
            Reference.reachabilityFence(above);
        }
        Gradient named = new DefaultGradient();
        own.table().forEach((name, view) -> named.setGradientFor(name, view, 'c'));
        return new Pair<>(named, below);
    }

    @Override
    public @Nullable Pair<INDArray, MaskState> feedForwardMaskArrays(
            INDArray @Nullable [] maskArrays, MaskState state, int minibatchSize) {
        masks = maskArrays == null ? new INDArray[0] : maskArrays.clone();
        return maskArrays == null || maskArrays[0] == null ? null : new Pair<>(maskArrays[0], state);
    }

    @Override
    public void setBackpropGradientsViewArray(INDArray view) {
        gradients = new ParameterViews(parts, view);
    }

    @Override
    public INDArray params() {
        return parameters.flat();
    }

    @Override
    public @Nullable INDArray getGradientsViewArray() {
        return gradients == null ? null : gradients.flat();
    }

    @Override
    public Map<String, INDArray> paramTable(boolean backpropOnly) {
        return new LinkedHashMap<>(parameters.table());
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

    /** Frees what the next pass makes again. */
    @Override
    public void close() {
        pass.close();
    }

    @Override
    public String toString() {
        return "FeedingRuntime(id=" + vertexIndex + ", name=\"" + vertexName + "\", " + parts + ")";
    }
}
