package org.cellstate.dsl.engine.token;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The one matrix of an {@link EmbeddingLayer}, {@code W [token, feature]}, the numbers of a token side by side. */
final class EmbeddingParams implements ParamInitializer {

    static final EmbeddingParams INSTANCE = new EmbeddingParams();

    static final String WEIGHTS = "W";

    private EmbeddingParams() {}

    @Override
    public long numParams(NeuralNetConfiguration conf) {
        return numParams(conf.getLayer());
    }

    @Override
    public long numParams(Layer layer) {
        EmbeddingLayer embedding = (EmbeddingLayer) layer;
        return embedding.getNIn() * embedding.getNOut();
    }

    @Override
    public List<String> paramKeys(Layer layer) {
        return List.of(WEIGHTS);
    }

    @Override
    public List<String> weightKeys(Layer layer) {
        return List.of(WEIGHTS);
    }

    @Override
    public List<String> biasKeys(Layer layer) {
        return List.of();
    }

    @Override
    public boolean isWeightParam(Layer layer, String key) {
        return key.equals(WEIGHTS);
    }

    @Override
    public boolean isBiasParam(Layer layer, String key) {
        return false;
    }

    @Override
    public Map<String, INDArray> init(NeuralNetConfiguration conf, INDArray view, boolean initialize) {
        EmbeddingLayer layer = (EmbeddingLayer) conf.getLayer();
        Map<String, INDArray> views = views(layer, view);
        if (initialize) {
            long[] shape = {layer.getNIn(), layer.getNOut()};
            INDArray flat = view.reshape('c', 1, view.length());
            layer.getWeightInitFn().init((double) shape[0], (double) shape[1], shape, 'c', flat);
        }
        conf.addVariable(WEIGHTS);
        return views;
    }

    @Override
    public Map<String, INDArray> getGradientsFromFlattened(NeuralNetConfiguration conf, INDArray view) {
        return views((EmbeddingLayer) conf.getLayer(), view);
    }

    /** Deeplearning4j wants a map that keeps its order and can be written to. */
    private static Map<String, INDArray> views(EmbeddingLayer layer, INDArray flat) {
        return new LinkedHashMap<>(Map.of(WEIGHTS, flat.reshape('c', layer.getNIn(), layer.getNOut())));
    }
}
