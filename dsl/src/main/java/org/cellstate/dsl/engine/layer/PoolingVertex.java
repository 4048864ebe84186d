package org.cellstate.dsl.engine.layer;

import java.util.Objects;
import org.cellstate.dsl.model.Pooling;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Makes one vector of the real steps of a sequence: {@code [batch, feature, time]} becomes {@code [batch, feature]}. The last step of two
 * directions is the last real one of the first half of the features, and the first real one of the other. Of equal largest values the first
 * has the gradient.
 */
public final class PoolingVertex extends WeightlessVertex {

    private final Pooling pooling;
    private final boolean bothWays;

    /**
     * Makes a vertex.
     *
     * @param pooling what is made of the steps
     * @param bothWays whether the second half of the features was read backwards
     */
    public PoolingVertex(@JsonProperty("pooling") Pooling pooling, @JsonProperty("bothWays") boolean bothWays) {
        this.pooling = pooling;
        this.bothWays = bothWays;
    }

    /** Returns what is made of the steps. */
    public Pooling getPooling() {
        return pooling;
    }

    /** Returns whether the second half of the features was read backwards. */
    public boolean isBothWays() {
        return bothWays;
    }

    @Override
    public PoolingVertex clone() {
        return new PoolingVertex(pooling, bothWays);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PoolingVertex that && pooling == that.pooling && bothWays == that.bothWays;
    }

    @Override
    public int hashCode() {
        return Objects.hash(pooling, bothWays);
    }

    @Override
    public InputType getOutputType(int layerIndex, InputType... inputs) {
        return InputType.feedForward(((InputType.InputTypeRecurrent) inputs[0]).getSize());
    }

    @Override
    public org.deeplearning4j.nn.graph.vertex.GraphVertex instantiate(
            ComputationGraph graph,
            String name,
            int index,
            @Nullable INDArray params,
            boolean initialize,
            DataType dataType) {
        return new PoolingRuntime(graph, name, index, pooling, bothWays, dataType);
    }

    @Override
    public String toString() {
        return "PoolingVertex(" + pooling + (bothWays ? " of both directions" : "") + ")";
    }
}
