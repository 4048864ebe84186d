package org.cellstate.dsl.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cellstate.dsl.engine.head.ForecastLayer;
import org.cellstate.dsl.engine.head.SideBySideVertex;
import org.cellstate.dsl.engine.head.SpreadLoss;
import org.cellstate.dsl.engine.head.WindowParts;
import org.cellstate.dsl.model.Attention;
import org.cellstate.dsl.model.LayerSummary;
import org.cellstate.dsl.model.Loss;
import org.cellstate.dsl.model.RecurrentSpec;
import org.cellstate.dsl.prepare.WindowBatch;
import org.cellstate.dsl.prepare.WindowShape;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.PreprocessorVertex;
import org.deeplearning4j.nn.conf.graph.rnn.DuplicateToTimeSeriesVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToRnnPreProcessor;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.NoOp;

/**
 * Writes a spec as a Deeplearning4j graph: stacked recurrent layers, and over their last step, what is known of each step ahead, and the
 * lags, one head. With attention each step ahead has also what it found in the lookback.
 */
final class ForecastWiring implements Wiring<WindowBatch> {

    private static final String PAST = "past";
    private static final String FUTURE = "future";
    private static final String LAGS = "lags";
    private static final String WINDOW = "window";
    private static final String QUERY = "query";
    private static final String HEAD = "head";
    private static final int SIZES_KEPT = 4;

    private final RecurrentSpec spec;
    private final WindowShape shape;
    private final Loss loss;

    /** Raw outputs of each step. */
    private final int outputs;

    /** By batch size: training and validation take turns. */
    private final ArraysBySize<Integer, WindowArrays> arrays;

    ForecastWiring(RecurrentSpec spec, WindowShape shape) {
        this.spec = spec;
        this.shape = shape;
        this.loss = spec.training().loss();
        this.outputs = loss.outputs().orElseThrow();
        this.arrays = new ArraysBySize<>(SIZES_KEPT, size -> WindowArrays.of(shape, spec.highway(), size));
    }

    @Override
    public ComputationGraphConfiguration configuration() {
        var graph = new NeuralNetConfiguration.Builder()
                .seed(spec.training().seed())
                // Descent steps on the flat gradient, clipped as a whole, which the graph's own updaters cannot do.
                .updater(new NoOp())
                .weightInit(WeightInit.XAVIER)
                .graphBuilder();
        List<String> window = new ArrayList<>();
        graph.addInputs(PAST, FUTURE);
        graph.setInputTypes(
                InputType.recurrent(shape.pastFeatures(), shape.lookback(), RNNFormat.NCW),
                InputType.recurrent(shape.futureFeatures(), shape.horizon(), RNNFormat.NCW));
        window.add(RecurrentStack.add(graph, spec, PAST));
        window.add(FUTURE);
        RecurrentStack.score(spec).ifPresent(score -> window.add(addAttention(graph, score, window.get(0))));
        if (spec.highway()) {
            graph.addInputs(LAGS);
            graph.setInputTypes(InputType.feedForward(shape.lookback()));
            window.add(LAGS);
        }
        graph.addVertex(WINDOW, new SideBySideVertex(), window.toArray(String[]::new));
        var head = new ForecastLayer.Builder(loss, parts(), spec.hidden()).build();
        return graph.addLayer(HEAD, head, WINDOW).setOutputs(HEAD).build();
    }

    private WindowParts parts() {
        int width = RecurrentStack.width(spec);
        return new WindowParts(
                width,
                shape.futureFeatures(),
                RecurrentStack.score(spec).isPresent() ? width : 0,
                spec.highway() ? shape.lookback() : 0,
                shape.horizon());
    }

    /** Has each step ahead look over the lookback, and returns the name of what it finds. */
    private String addAttention(GraphBuilder graph, Attention.Score score, String top) {
        graph.addVertex("each step", new DuplicateToTimeSeriesVertex(FUTURE), top)
                .addVertex("with calendar", new MergeVertex(), "each step", FUTURE);
        String query = "with calendar";
        if (score instanceof Attention.Dot) {
            // A dot product needs as many features on both sides.
            var same = new DenseLayer.Builder()
                    .nOut(RecurrentStack.width(spec))
                    .activation(Activation.IDENTITY)
                    .build();
            graph.addLayer(QUERY, same, query)
                    .addVertex(
                            "query steps",
                            new PreprocessorVertex(new FeedForwardToRnnPreProcessor(RNNFormat.NCW)),
                            QUERY);
            query = "query steps";
        }
        return RecurrentStack.addContext(graph, spec, score, query);
    }

    @Override
    public Feed feed(WindowBatch batch) {
        return arrays.of(batch.size()).fill(batch);
    }

    @Override
    public double divisor(WindowBatch batch) {
        return Math.max(1, batch.counted());
    }

    /** Sorts what are quantiles. */
    @Override
    public float[] finished(float[] output) {
        for (int step = 0; loss instanceof Loss.Quantiles && step < output.length; step += outputs) {
            Arrays.sort(output, step, step + outputs);
        }
        return output;
    }

    @Override
    public double loss(WindowBatch batch, float[] output) {
        int rows = batch.target().length;
        double[] raw = new double[output.length];
        double[] targets = new double[rows];
        double[] spreads = new double[rows];
        float[] weights = batch.weights();
        for (int row = 0; row < rows; row++) {
            targets[row] = batch.target()[row];
            spreads[row] = weights[row];
            for (int i = 0; i < outputs; i++) {
                raw[i * rows + row] = output[row * outputs + i];
            }
        }
        double[] losses = new double[rows];
        SpreadLoss.of(loss).gradient(raw, targets, spreads, rows, losses);
        return Arrays.stream(losses).sum() / divisor(batch);
    }

    /** Of steps that look at each other, each step ahead has the weights of the last one. */
    @Override
    public float[][][] attention(ComputationGraph graph, WindowBatch batch) {
        float[][][] weights = RecurrentStack.attention(graph, spec, row -> shape.lookback());
        for (int row = 0; row < weights.length; row++) {
            if (weights[row].length == 1) {
                float[] only = weights[row][0];
                weights[row] = new float[shape.horizon()][];
                Arrays.setAll(weights[row], step -> only.clone());
            }
        }
        return weights;
    }

    @Override
    public String input() {
        return Axes.batch(spec.training().batch())
                .time(shape.lookback())
                .feature(shape.pastFeatures())
                .toString();
    }

    @Override
    public List<LayerSummary> layers(ComputationGraph graph) {
        List<LayerSummary> layers = RecurrentStack.summaries(graph, spec, shape.lookback());
        RecurrentStack.score(spec).ifPresent(score -> {
            Axes context = ahead().feature(RecurrentStack.width(spec));
            if (score instanceof Attention.Dot) {
                layers.add(RecurrentStack.summary(graph, QUERY, context));
            }
            layers.add(RecurrentStack.attention(graph, context));
        });
        ForecastLayer head = (ForecastLayer) graph.getLayer(HEAD).conf().getLayer();
        layers.add(map(head, ForecastLayer.HEAD, ahead().feature(spec.hidden())));
        layers.add(map(head, ForecastLayer.STEP, PointLoss.is(loss) ? ahead() : ahead().feature(outputs)));
        if (spec.highway()) {
            layers.add(map(head, ForecastLayer.HIGHWAY, ahead()));
        }
        return layers;
    }

    private static LayerSummary map(ForecastLayer head, String name, Axes output) {
        return new LayerSummary(name, output.toString(), head.weights(name), 2 * output.numbers());
    }

    private Axes ahead() {
        return Axes.batch(spec.training().batch()).time(shape.horizon());
    }

    @Override
    public void rest() {
        arrays.rest();
    }

    @Override
    public String toString() {
        return spec.label() + ", " + shape;
    }
}
