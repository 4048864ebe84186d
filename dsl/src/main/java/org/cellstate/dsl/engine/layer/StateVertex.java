package org.cellstate.dsl.engine.layer;

import java.util.Objects;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.nn.conf.memory.MemoryReport;
import org.jspecify.annotations.Nullable;

/** A vertex that names a {@link RecurrentLayer} of its graph, to reach that layer's state. */
abstract sealed class StateVertex extends GraphVertex permits FinalStateVertex, InitialStateVertex {

    private final String layer;

    StateVertex(String layer) {
        this.layer = layer;
    }

    /** Returns the name of the recurrent layer. */
    public String getLayer() {
        return layer;
    }

    @Override
    public long numParams(boolean backprop) {
        return 0;
    }

    @Override
    public MemoryReport getMemoryReport(InputType... inputs) {
        return new LayerMemoryReport.Builder(null, getClass(), inputs[0], getOutputType(-1, inputs))
                .standardMemory(0, 0)
                .workingMemory(0, 0, 0, 0)
                .cacheMemory(0, 0)
                .build();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StateVertex vertex && vertex.getClass() == getClass() && vertex.layer.equals(layer);
    }

    @Override
    public int hashCode() {
        return Objects.hash(getClass(), layer);
    }
}
