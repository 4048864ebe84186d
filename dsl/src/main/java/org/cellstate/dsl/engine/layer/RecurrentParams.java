package org.cellstate.dsl.engine.layer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cellstate.dsl.engine.recurrent.CellShape;
import org.cellstate.dsl.model.Cell;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.weights.IWeightInit;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Where the weights of a recurrent layer lie in the flat vector: of each direction {@code W [input, gate x hidden]}, {@code RW [hidden,
 * gate x hidden]}, {@code b [1, biases x hidden]} and, with peepholes, {@code P [1, 3 x hidden]}, each row by row. The names of the reversed
 * direction's begin with {@code r}.
 */
final class RecurrentParams implements ParamInitializer {

    static final RecurrentParams INSTANCE = new RecurrentParams();

    private static final String INPUT = "W";
    private static final String RECURRENT = "RW";
    private static final String BIAS = "b";
    private static final String PEEPHOLE = "P";

    private RecurrentParams() {}

    /** The names of one direction's weights. */
    record Keys(String input, String recurrent, String bias, String peephole) {}

    static Keys keys(int direction) {
        String way = direction == 0 ? "" : "r";
        return new Keys(way + INPUT, way + RECURRENT, way + BIAS, way + PEEPHOLE);
    }

    static List<String> inputKeys(RecurrentLayer layer) {
        List<String> names = new ArrayList<>();
        for (int direction = 0; direction < layer.getDirections().count(); direction++) {
            names.add(keys(direction).input);
        }
        return names;
    }

    static List<String> recurrentKeys(RecurrentLayer layer) {
        List<String> names = new ArrayList<>();
        for (int direction = 0; direction < layer.getDirections().count(); direction++) {
            names.add(keys(direction).recurrent);
            if (layer.isPeepholes()) {
                names.add(keys(direction).peephole);
            }
        }
        return names;
    }

    @Override
    public long numParams(NeuralNetConfiguration conf) {
        return numParams(conf.getLayer());
    }

    @Override
    public long numParams(Layer layer) {
        RecurrentLayer recurrent = (RecurrentLayer) layer;
        CellShape shape = recurrent.shape();
        return recurrent.getDirections().count()
                * ((long) shape.inputWeights()
                        + shape.recurrentWeights()
                        + shape.biasWeights()
                        + shape.peepholeWeights());
    }

    @Override
    public List<String> paramKeys(Layer layer) {
        List<String> names = new ArrayList<>(weightKeys(layer));
        names.addAll(biasKeys(layer));
        return names;
    }

    @Override
    public List<String> weightKeys(Layer layer) {
        List<String> names = new ArrayList<>(inputKeys((RecurrentLayer) layer));
        names.addAll(recurrentKeys((RecurrentLayer) layer));
        return names;
    }

    @Override
    public List<String> biasKeys(Layer layer) {
        List<String> names = new ArrayList<>();
        for (int direction = 0;
                direction < ((RecurrentLayer) layer).getDirections().count();
                direction++) {
            names.add(keys(direction).bias);
        }
        return names;
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
    public Map<String, INDArray> init(NeuralNetConfiguration conf, INDArray paramsView, boolean initializeParams) {
        RecurrentLayer layer = (RecurrentLayer) conf.getLayer();
        Map<String, INDArray> views = views(layer, paramsView);
        if (initializeParams) {
            for (int direction = 0; direction < layer.getDirections().count(); direction++) {
                fill(layer, keys(direction), views);
            }
        }
        views.keySet().forEach(conf::addVariable);
        return views;
    }

    private static void fill(RecurrentLayer layer, Keys keys, Map<String, INDArray> views) {
        CellShape shape = layer.shape();
        IWeightInit input = layer.getWeightInitFn();
        IWeightInit recurrent = layer.getWeightInitFnRecurrent() == null ? input : layer.getWeightInitFnRecurrent();
        draw(input, shape.inputs(), shape.hidden(), view(views, keys.input));
        draw(recurrent, shape.hidden(), shape.hidden(), view(views, keys.recurrent));
        INDArray bias = view(views, keys.bias);
        bias.assign(layer.getBiasInit());
        if (layer.getCell() == Cell.LSTM) {
            bias.get(NDArrayIndex.all(), NDArrayIndex.interval(shape.hidden(), 2L * shape.hidden()))
                    .assign(layer.getForgetBias());
        }
        if (shape.peepholes()) {
            view(views, keys.peephole).assign(0);
        }
    }

    private static INDArray view(Map<String, INDArray> views, String key) {
        return Objects.requireNonNull(views.get(key), key);
    }

    private static void draw(IWeightInit init, double fanIn, double fanOut, INDArray view) {
        init.init(fanIn, fanOut, view.shape(), 'c', view.reshape('c', 1, view.length()));
    }

    @Override
    public Map<String, INDArray> getGradientsFromFlattened(NeuralNetConfiguration conf, INDArray gradientView) {
        return views((RecurrentLayer) conf.getLayer(), gradientView);
    }

    private static Map<String, INDArray> views(RecurrentLayer layer, INDArray flat) {
        CellShape shape = layer.shape();
        Map<String, INDArray> views = new LinkedHashMap<>();
        INDArray line = flat.reshape(flat.length());
        long at = 0;
        for (int direction = 0; direction < layer.getDirections().count(); direction++) {
            Keys keys = keys(direction);
            at = add(views, keys.input, line, at, shape.inputs(), (long) shape.gates() * shape.hidden());
            at = add(views, keys.recurrent, line, at, shape.hidden(), (long) shape.gates() * shape.hidden());
            at = add(views, keys.bias, line, at, 1, shape.biasWeights());
            if (shape.peepholes()) {
                at = add(views, keys.peephole, line, at, 1, shape.peepholeWeights());
            }
        }
        return views;
    }

    private static long add(Map<String, INDArray> views, String name, INDArray line, long at, long rows, long columns) {
        long end = at + rows * columns;
        views.put(name, line.get(NDArrayIndex.interval(at, end)).reshape('c', rows, columns));
        return end;
    }
}
