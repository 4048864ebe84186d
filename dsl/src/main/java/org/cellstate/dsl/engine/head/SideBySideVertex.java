package org.cellstate.dsl.engine.head;

import org.cellstate.dsl.engine.layer.WeightlessVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.inputs.InputType.InputTypeRecurrent;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Puts the parts of an example into one row {@code [batch, number]}, as a {@link ForecastLayer} reads it: those of each input in the order
 * of the inputs, of {@code [batch, feature, time]} one step behind the other. Inputs of the graph itself get no gradient.
 */
public final class SideBySideVertex extends WeightlessVertex {

    @Override
    public org.deeplearning4j.nn.graph.vertex.GraphVertex instantiate(
            ComputationGraph graph,
            String name,
            int index,
            @Nullable INDArray view,
            boolean initialise,
            DataType type) {
        return new SideBySide(graph, name, index, type);
    }

    @Override
    public int maxVertexInputs() {
        return Integer.MAX_VALUE;
    }

    /** Returns the type of the rows; steps that nobody has counted are taken for one. */
    @Override
    public InputType getOutputType(int layerIndex, InputType... types) {
        long numbers = 0;
        for (InputType type : types) {
            boolean open = type instanceof InputTypeRecurrent steps && steps.getTimeSeriesLength() < 1;
            numbers += open ? ((InputTypeRecurrent) type).getSize() : type.arrayElementsPerExample();
        }
        return InputType.feedForward(numbers);
    }

    @Override
    public SideBySideVertex clone() {
        return new SideBySideVertex();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SideBySideVertex;
    }

    @Override
    public int hashCode() {
        return SideBySideVertex.class.hashCode();
    }

    /** Returns the Java that makes this vertex. */
    @Override
    public String toString() {
        return "new SideBySideVertex()";
    }
}
