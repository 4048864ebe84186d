package org.cellstate.dsl.engine.layer;

import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Has a recurrent layer begin at a state. Its inputs are a sequence, which it hands on to that layer, and a state {@code [batch, state]}
 * as {@link FinalStateVertex} makes it; gradients flow to both. In step-by-step inference the state is taken at the first step only.
 */
public final class InitialStateVertex extends StateVertex {

    /**
     * Makes a vertex.
     *
     * @param layer the name of the recurrent layer, which must be the only one that reads this vertex
     */
    public InitialStateVertex(@JsonProperty("layer") String layer) {
        super(layer);
    }

    @Override
    public InitialStateVertex clone() {
        return new InitialStateVertex(getLayer());
    }

    @Override
    public int minVertexInputs() {
        return 2;
    }

    @Override
    public int maxVertexInputs() {
        return 2;
    }

    @Override
    public InputType getOutputType(int layerIndex, InputType... inputs) {
        return inputs[0];
    }

    @Override
    public org.deeplearning4j.nn.graph.vertex.GraphVertex instantiate(
            ComputationGraph graph, String name, int index, INDArray params, boolean initialize, DataType dataType) {
        return new InitialStateRuntime(graph, name, index, getLayer(), dataType);
    }

    @Override
    public String toString() {
        return "InitialStateVertex(" + getLayer() + ")";
    }
}
