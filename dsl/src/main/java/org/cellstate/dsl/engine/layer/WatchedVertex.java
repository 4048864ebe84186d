package org.cellstate.dsl.engine.layer;

import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Hands sequences on as they are, and knows after a way back what each step of them weighed. */
public final class WatchedVertex extends WeightlessVertex {

    @Override
    public WatchedVertex clone() {
        return new WatchedVertex();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof WatchedVertex;
    }

    @Override
    public int hashCode() {
        return WatchedVertex.class.hashCode();
    }

    @Override
    public InputType getOutputType(int layerIndex, InputType... inputs) {
        return inputs[0];
    }

    @Override
    public org.deeplearning4j.nn.graph.vertex.GraphVertex instantiate(
            ComputationGraph graph,
            String name,
            int index,
            @Nullable INDArray params,
            boolean initialize,
            DataType dataType) {
        return new WatchedRuntime(graph, name, index, dataType);
    }

    @Override
    public String toString() {
        return "WatchedVertex()";
    }
}
