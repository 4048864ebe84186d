package org.cellstate.dsl.engine.layer;

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.BaseGraphVertex;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A vertex at work that holds no layer and no weights. */
// Deeplearning4j's base class implements setInputs(INDArray...) of its interface without the dots.
@SuppressWarnings("overrides")
public abstract class WeightlessRuntime extends BaseGraphVertex {

    protected WeightlessRuntime(ComputationGraph graph, String name, int index, DataType dataType) {
        super(graph, name, index, null, null, dataType);
    }

    @Override
    public boolean hasLayer() {
        return false;
    }

    @Override
    public @Nullable Layer getLayer() {
        return null;
    }

    @Override
    public void setBackpropGradientsViewArray(@Nullable INDArray gradients) {
        if (gradients != null) {
            throw new IllegalArgumentException("the vertex \"" + vertexName + "\" has no weights");
        }
    }
}
