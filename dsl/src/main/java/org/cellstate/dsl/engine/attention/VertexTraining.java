package org.cellstate.dsl.engine.attention;

import java.util.List;
import org.deeplearning4j.nn.api.TrainingConfig;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.learning.regularization.Regularization;

/**
 * What Deeplearning4j's updater asks of a vertex with parameters. A graph hands its global settings to layers alone, so a vertex without
 * an updater of its own looks at the first layer in the graph that has one: with one global updater that is it, and a learning rate set
 * anew later reaches the vertex too. The way gradients are normalised comes from the same layer.
 */
final class VertexTraining implements TrainingConfig {

    private final ComputationGraph graph;
    private final String name;
    private final VertexOptions options;

    VertexTraining(ComputationGraph graph, String name, VertexOptions options) {
        this.graph = graph;
        this.name = name;
        this.options = options;
    }

    @Override
    public String getLayerName() {
        return name;
    }

    @Override
    public List<Regularization> getRegularizationByParam(String parameter) {
        return options.regularization();
    }

    @Override
    public boolean isPretrainParam(String parameter) {
        return false;
    }

    @Override
    public IUpdater getUpdaterByParam(String parameter) {
        IUpdater own = options.updater();
        if (own != null) {
            return own;
        }
        Layer example = example();
        IUpdater theirs = example == null ? null : updater(example);
        return theirs == null ? new Sgd() : theirs;
    }

    @Override
    public GradientNormalization getGradientNormalization() {
        Layer example = example();
        return example == null ? GradientNormalization.None : example.getGradientNormalization();
    }

    @Override
    public double getGradientNormalizationThreshold() {
        Layer example = example();
        return example == null ? 1 : example.getGradientNormalizationThreshold();
    }

    private @Nullable Layer example() {
        for (var vertex : graph.getConfiguration().getVertices().values()) {
            if (vertex instanceof LayerVertex layer
                    && updater(layer.getLayerConf().getLayer()) != null) {
                return layer.getLayerConf().getLayer();
            }
        }
        return null;
    }

    /** Returns the updater of a layer's weights; null if it has none, as a frozen one. */
    private static @Nullable IUpdater updater(Layer layer) {
        List<String> weights = layer.initializer().weightKeys(layer);
        return weights.isEmpty() ? null : layer.getUpdaterByParam(weights.get(0));
    }

    /** Does nothing: the parameters are views of the graph's, and have its type. */
    @Override
    public void setDataType(DataType type) {}
}
