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

/** An {@link InitialStateVertex} at work. The layer is run back before this vertex, which finds there what belongs to the state. */
@SuppressWarnings("overrides") // of Deeplearning4j\'s own
final class InitialStateRuntime extends StateRuntime {

    InitialStateRuntime(ComputationGraph graph, String name, int index, String layer, DataType dataType) {
        super(graph, name, index, layer, dataType);
    }

    @Override
    public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
        // The memory of the state may go to others before the layer reads it.
        recurrent().startFrom(inputs[1].detach());
        return copy(workspaces, ArrayType.ACTIVATIONS, inputs[0]);
    }

    @Override
    public Pair<Gradient, INDArray[]> doBackward(boolean tbptt, LayerWorkspaceMgr workspaces) {
        INDArray state =
                workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, inputs[1].dataType(), inputs[1].shape(), 'c');
        state.assign(recurrent().startGradient());
        return new Pair<>(null, new INDArray[] {copy(workspaces, ArrayType.ACTIVATION_GRAD, epsilon), state});
    }

    /** Every vertex answers in a workspace of its own. */
    private static INDArray copy(LayerWorkspaceMgr workspaces, ArrayType type, INDArray sequence) {
        return TimeMajor.create(
                        workspaces, type, sequence.dataType(), sequence.size(0), sequence.size(1), sequence.size(2))
                .assign(sequence);
    }

    @Override
    public @Nullable Pair<INDArray, MaskState> feedForwardMaskArrays(
            INDArray @Nullable [] masks, MaskState state, int batch) {
        return masks == null || masks[0] == null ? null : new Pair<>(masks[0], state);
    }

    @Override
    public String toString() {
        return "InitialStateRuntime(" + vertexName + ")";
    }
}
