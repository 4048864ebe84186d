package org.cellstate.dsl.engine.head;

import java.util.Objects;
import org.cellstate.dsl.data.ConfigProblem;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.layers.FrozenLayer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/** The place of a tied {@link HeadLayer} in a graph: it finds the layer whose matrix the head shares. */
public final class TiedHeadVertex extends LayerVertex {

    @JsonProperty("tiedTo")
    private String tiedTo = "";

    /** For reading from JSON. */
    public TiedHeadVertex() {}

    private TiedHeadVertex(NeuralNetConfiguration head, String tiedTo) {
        super(head, null);
        this.tiedTo = tiedTo;
    }

    /**
     * Ties a head of a graph that was built.
     *
     * @param head the name of a {@link HeadLayer} that was built {@link HeadLayer.Builder#tied tied}
     * @param layer the name of the layer whose matrix it shares
     * @return the configuration, changed
     */
    public static ComputationGraphConfiguration tie(
            ComputationGraphConfiguration configuration, String head, String layer) {
        LayerVertex plain =
                (LayerVertex) Objects.requireNonNull(configuration.getVertices().get(head), head);
        TiedHeadVertex tied = new TiedHeadVertex(plain.getLayerConf(), layer);
        tied.setOutputVertex(plain.isOutputVertex());
        configuration.getVertices().put(head, tied);
        return configuration;
    }

    @Override
    public GraphVertex instantiate(
            ComputationGraph graph, String name, int index, INDArray params, boolean initialize, DataType type) {
        GraphVertex vertex = super.instantiate(graph, name, index, params, initialize, type);
        ((Head) vertex.getLayer()).tie(() -> shared(graph, tiedTo));
        return vertex;
    }

    private static SharedMatrix shared(ComputationGraph graph, String name) {
        Layer layer = graph.getVertex(name) == null ? null : graph.getLayer(name);
        if (layer instanceof FrozenLayer frozen) {
            layer = frozen.getInsideLayer();
        }
        if (layer instanceof SharedMatrix matrix) {
            return matrix;
        }
        throw new ConfigProblem(
                "A tied head shares the matrix of an embedding of its graph.",
                "\"" + name + "\", which is none",
                "the name that addLayer gave to an EmbeddingLayer");
    }

    @Override
    public TiedHeadVertex clone() {
        TiedHeadVertex copy = new TiedHeadVertex(getLayerConf().clone(), tiedTo);
        copy.setOutputVertex(isOutputVertex());
        return copy;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TiedHeadVertex vertex && super.equals(other) && tiedTo.equals(vertex.tiedTo);
    }

    @Override
    public int hashCode() {
        return Objects.hash(super.hashCode(), tiedTo);
    }

    @Override
    public String toString() {
        return "TiedHeadVertex(" + tiedTo + ")";
    }
}
