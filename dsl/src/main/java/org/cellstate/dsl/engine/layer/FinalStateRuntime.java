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

/** A {@link FinalStateVertex} at work. The layer is run back after this vertex, and finds the gradient here left with it. */
@SuppressWarnings("overrides") // of Deeplearning4j\'s own
final class FinalStateRuntime extends StateRuntime {

    FinalStateRuntime(ComputationGraph graph, String name, int index, String layer, DataType dataType) {
        super(graph, name, index, layer, dataType);
    }

    @Override
    public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
        RecurrentRuntime layer = recurrent();
        INDArray state = workspaces.createUninitialized(
                ArrayType.ACTIVATIONS, inputs[0].dataType(), new long[] {inputs[0].size(0), layer.stateWidth()}, 'c');
        layer.endState(TimeMajor.address(state));
        return state;
    }

    @Override
    public Pair<Gradient, INDArray[]> doBackward(boolean tbptt, LayerWorkspaceMgr workspaces) {
        if (!frozen()) {
            recurrent().addEndGradient(epsilon.detach());
        }
        // Through the outputs themselves nothing comes from here.
        INDArray none = workspaces.create(ArrayType.ACTIVATION_GRAD, inputs[0].dataType(), inputs[0].shape(), 'f');
        return new Pair<>(null, new INDArray[] {none});
    }

    @Override
    public @Nullable Pair<INDArray, MaskState> feedForwardMaskArrays(
            INDArray @Nullable [] masks, MaskState state, int batch) {
        return null;
    }

    @Override
    public String toString() {
        return "FinalStateRuntime(" + vertexName + ")";
    }
}
