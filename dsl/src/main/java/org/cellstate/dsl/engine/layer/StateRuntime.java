package org.cellstate.dsl.engine.layer;

import org.cellstate.dsl.data.ConfigProblem;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.layers.FrozenLayer;
import org.deeplearning4j.nn.layers.FrozenLayerWithBackprop;
import org.nd4j.linalg.api.buffer.DataType;

/** A vertex at work that reaches into a recurrent layer of its graph. */
@SuppressWarnings("overrides") // of Deeplearning4j\'s own
abstract sealed class StateRuntime extends WeightlessRuntime permits FinalStateRuntime, InitialStateRuntime {

    private final String layerName;

    StateRuntime(ComputationGraph graph, String name, int index, String layerName, DataType dataType) {
        super(graph, name, index, dataType);
        this.layerName = layerName;
    }

    /** Returns the layer, under what freezes it. */
    final RecurrentRuntime recurrent() {
        GraphVertex vertex = graph.getVertex(layerName);
        Layer layer = vertex == null || !vertex.hasLayer() ? null : vertex.getLayer();
        if (layer instanceof FrozenLayer frozen) {
            layer = frozen.getInsideLayer();
        } else if (layer instanceof FrozenLayerWithBackprop frozen) {
            layer = frozen.getInsideLayer();
        }
        if (layer instanceof RecurrentRuntime recurrent) {
            return recurrent;
        }
        throw new ConfigProblem(
                "The vertex \"" + vertexName + "\" must name a recurrent layer of its graph.",
                "\"" + layerName + "\", which is "
                        + (layer == null
                                ? "no layer of it"
                                : "a " + layer.getClass().getSimpleName()),
                "the name that addLayer gave to a RecurrentLayer");
    }

    final boolean frozen() {
        return graph.getVertex(layerName).getLayer() instanceof FrozenLayer;
    }
}
