package org.cellstate.dsl.engine.layer;

import org.cellstate.dsl.model.Cell;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Hands on the state of a recurrent layer after its last real steps, {@code [batch, state]}, gradients included: the hidden part of each
 * direction, then an LSTM's cell of each. So a bidirectional encoder's state fits a decoder of twice its hidden units. Its one input is the
 * output of the layer that it names.
 */
public final class FinalStateVertex extends StateVertex {

    private final long size;

    /**
     * Makes a vertex.
     *
     * @param layer the name of the recurrent layer, which is also the input
     * @param size numbers of a row's state: hidden units, times two for an LSTM, times two for a bidirectional layer
     */
    public FinalStateVertex(@JsonProperty("layer") String layer, @JsonProperty("size") long size) {
        super(layer);
        this.size = size;
    }

    /** Returns the vertex of a layer, whose state size it takes from there. */
    public static FinalStateVertex of(String name, RecurrentLayer layer) {
        int parts = layer.getDirections().count() * (layer.getCell() == Cell.LSTM ? 2 : 1);
        return new FinalStateVertex(name, parts * layer.getNOut());
    }

    /** Returns the numbers of a row's state. */
    public long getSize() {
        return size;
    }

    @Override
    public FinalStateVertex clone() {
        return new FinalStateVertex(getLayer(), size);
    }

    @Override
    public InputType getOutputType(int layerIndex, InputType... inputs) {
        return InputType.feedForward(size);
    }

    @Override
    public org.deeplearning4j.nn.graph.vertex.GraphVertex instantiate(
            ComputationGraph graph, String name, int index, INDArray params, boolean initialize, DataType dataType) {
        return new FinalStateRuntime(graph, name, index, getLayer(), dataType);
    }

    @Override
    public String toString() {
        return "FinalStateVertex(" + getLayer() + ")";
    }
}
