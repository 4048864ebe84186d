package org.cellstate.dsl.engine.head;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * What a {@link HeadLayer} has of its own that shares another layer's matrix: biases, and where that matrix is of another width a projection
 * {@code PW [feature, width]} to it, the weights into one number of it side by side.
 */
final class TiedParams implements ParamInitializer {

    static final TiedParams INSTANCE = new TiedParams();

    static final String PROJECTION = "PW";
    static final String BIAS = "b";

    private TiedParams() {}

    private static long projection(HeadLayer layer) {
        return layer.isProjected() ? layer.getNIn() * layer.getTiedWidth() : 0;
    }

    @Override
    public long numParams(NeuralNetConfiguration conf) {
        return numParams(conf.getLayer());
    }

    @Override
    public long numParams(Layer layer) {
        return projection((HeadLayer) layer) + ((HeadLayer) layer).getNOut();
    }

    @Override
    public List<String> paramKeys(Layer layer) {
        List<String> keys = new ArrayList<>(weightKeys(layer));
        keys.add(BIAS);
        return keys;
    }

    @Override
    public List<String> weightKeys(Layer layer) {
        return ((HeadLayer) layer).isProjected() ? List.of(PROJECTION) : List.of();
    }

    @Override
    public List<String> biasKeys(Layer layer) {
        return List.of(BIAS);
    }

    @Override
    public boolean isWeightParam(Layer layer, String key) {
        return key.equals(PROJECTION);
    }

    @Override
    public boolean isBiasParam(Layer layer, String key) {
        return key.equals(BIAS);
    }

    @Override
    public Map<String, INDArray> init(NeuralNetConfiguration conf, INDArray view, boolean initialize) {
        HeadLayer layer = (HeadLayer) conf.getLayer();
        if (initialize) {
            view.assign(layer.getBiasInit());
            if (layer.isProjected()) {
                long[] shape = {layer.getNIn(), layer.getTiedWidth()};
                INDArray flat = view.reshape(view.length()).get(NDArrayIndex.interval(0, projection(layer)));
                layer.getWeightInitFn().init((double) shape[0], (double) shape[1], shape, 'f', flat);
            }
        }
        Map<String, INDArray> views = views(layer, view);
        views.keySet().forEach(conf::addVariable);
        return views;
    }

    @Override
    public Map<String, INDArray> getGradientsFromFlattened(NeuralNetConfiguration conf, INDArray view) {
        return views((HeadLayer) conf.getLayer(), view);
    }

    private static Map<String, INDArray> views(HeadLayer layer, INDArray flat) {
        INDArray line = flat.reshape(flat.length());
        Map<String, INDArray> views = new LinkedHashMap<>();
        long bias = projection(layer);
        if (layer.isProjected()) {
            views.put(
                    PROJECTION,
                    line.get(NDArrayIndex.interval(0, bias)).reshape('f', layer.getNIn(), layer.getTiedWidth()));
        }
        views.put(BIAS, line.get(NDArrayIndex.interval(bias, bias + layer.getNOut())));
        return views;
    }
}
