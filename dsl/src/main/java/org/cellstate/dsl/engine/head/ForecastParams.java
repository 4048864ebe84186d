package org.cellstate.dsl.engine.head;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.weights.IWeightInit;
import org.deeplearning4j.nn.weights.WeightInitRelu;
import org.deeplearning4j.nn.weights.WeightInitXavier;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Where the weights of a {@link ForecastLayer} lie in the flat vector: matrices {@code [input, output]}, those into one output side by
 * side, and behind each its biases.
 */
final class ForecastParams implements ParamInitializer {

    static final ForecastParams INSTANCE = new ForecastParams();

    private ForecastParams() {}

    /** Returns the names of a map's weights, {@code head}'s being the plain ones. */
    static String weights(String map) {
        return (map.equals(ForecastLayer.HEAD) ? "" : map) + "W";
    }

    static String bias(String map) {
        return (map.equals(ForecastLayer.HEAD) ? "" : map) + "b";
    }

    private static ForecastLayer layer(Layer layer) {
        return (ForecastLayer) layer;
    }

    @Override
    public long numParams(NeuralNetConfiguration conf) {
        return numParams(conf.getLayer());
    }

    @Override
    public long numParams(Layer layer) {
        return layer(layer).maps().keySet().stream()
                .mapToLong(layer(layer)::weights)
                .sum();
    }

    @Override
    public List<String> paramKeys(Layer layer) {
        return layer(layer).maps().keySet().stream()
                .flatMap(map -> Stream.of(weights(map), bias(map)))
                .toList();
    }

    @Override
    public List<String> weightKeys(Layer layer) {
        return layer(layer).maps().keySet().stream()
                .map(ForecastParams::weights)
                .toList();
    }

    @Override
    public List<String> biasKeys(Layer layer) {
        return layer(layer).maps().keySet().stream().map(ForecastParams::bias).toList();
    }

    @Override
    public boolean isWeightParam(Layer layer, String key) {
        return weightKeys(layer).contains(key);
    }

    @Override
    public boolean isBiasParam(Layer layer, String key) {
        return biasKeys(layer).contains(key);
    }

    @Override
    public Map<String, INDArray> init(NeuralNetConfiguration conf, INDArray view, boolean initialize) {
        ForecastLayer layer = layer(conf.getLayer());
        if (initialize) {
            view.assign(0);
            INDArray all = view.reshape(view.length());
            long[] head = shape(layer, ForecastLayer.HEAD);
            long[] step = shape(layer, ForecastLayer.STEP);
            draw(new WeightInitRelu(), head, all, 0);
            draw(new WeightInitXavier(), step, all, layer.weights(ForecastLayer.HEAD));
        }
        Map<String, INDArray> views = views(layer, view);
        views.keySet().forEach(conf::addVariable);
        return views;
    }

    private static long[] shape(ForecastLayer layer, String map) {
        return Objects.requireNonNull(layer.maps().get(map), map);
    }

    private static void draw(IWeightInit how, long[] shape, INDArray all, long from) {
        INDArray weights = all.get(NDArrayIndex.interval(from, from + shape[0] * shape[1]));
        how.init((double) shape[0], (double) shape[1], shape, IWeightInit.DEFAULT_WEIGHT_INIT_ORDER, weights);
    }

    @Override
    public Map<String, INDArray> getGradientsFromFlattened(NeuralNetConfiguration conf, INDArray view) {
        return views(layer(conf.getLayer()), view);
    }

    private static Map<String, INDArray> views(ForecastLayer layer, INDArray flat) {
        INDArray all = flat.reshape(flat.length());
        Map<String, INDArray> views = new LinkedHashMap<>();
        long at = 0;
        for (Map.Entry<String, long[]> map : layer.maps().entrySet()) {
            long inputs = map.getValue()[0];
            long outputs = map.getValue()[1];
            long bias = at + inputs * outputs;
            views.put(
                    weights(map.getKey()),
                    all.get(NDArrayIndex.interval(at, bias)).reshape('f', inputs, outputs));
            at = bias + outputs;
            views.put(
                    bias(map.getKey()), all.get(NDArrayIndex.interval(bias, at)).reshape('c', 1, outputs));
        }
        return views;
    }
}
