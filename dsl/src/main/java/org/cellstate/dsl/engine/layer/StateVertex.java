package org.cellstate.dsl.engine.layer;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A vertex that names a {@link RecurrentLayer} of its graph, to reach that layer's state. */
abstract sealed class StateVertex extends WeightlessVertex permits FinalStateVertex, InitialStateVertex {

    private final String layer;

    StateVertex(String layer) {
        this.layer = layer;
    }

    /** Returns the name of the recurrent layer. */
    public String getLayer() {
        return layer;
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
