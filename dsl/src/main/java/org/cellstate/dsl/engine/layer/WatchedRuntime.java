package org.cellstate.dsl.engine.layer;

import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A {@link WatchedVertex} at work. */
@SuppressWarnings("overrides") // of Deeplearning4j's own
public final class WatchedRuntime extends WeightlessRuntime {

    private double[] numbers = {};
    private float[][] weighed = {};

    WatchedRuntime(ComputationGraph graph, String name, int index, DataType dataType) {
        super(graph, name, index, dataType);
    }

    /**
     * Returns for each step the sum over its features of gradient times input after the last way back, {@code [batch][time]}: how the loss
     * moves as the step is scaled up from what it is.
     */
    public float[][] weighed() {
        return weighed;
    }

    @Override
    public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
        INDArray from = TimeMajor.of(inputs[0], dataType);
        numbers = HostNumbers.read(from);
        INDArray to =
                TimeMajor.create(workspaces, ArrayType.ACTIVATIONS, dataType, from.size(0), from.size(1), from.size(2));
        HostNumbers.write(to, numbers);
        return to;
    }

    @Override
    public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr workspaces) {
        INDArray from = TimeMajor.of(epsilon, dataType);
        int rows = Math.toIntExact(from.size(0));
        int features = Math.toIntExact(from.size(1));
        int steps = Math.toIntExact(from.size(2));
        double[] slopes = HostNumbers.read(from);
        weighed = new float[rows][steps];
        for (int at = 0; at < slopes.length; at++) {
            weighed[at / features % rows][at / features / rows] += (float) (slopes[at] * numbers[at]);
        }
        INDArray to = TimeMajor.create(workspaces, ArrayType.ACTIVATION_GRAD, dataType, rows, features, steps);
        HostNumbers.write(to, slopes);
        return new Pair<>(null, new INDArray[] {to});
    }

    @Override
    public @Nullable Pair<INDArray, MaskState> feedForwardMaskArrays(
            INDArray @Nullable [] masks, MaskState state, int batch) {
        return masks == null ? null : new Pair<>(masks[0], state);
    }

    @Override
    public String toString() {
        return "WatchedRuntime(" + vertexName + ")";
    }
}
