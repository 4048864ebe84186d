package org.cellstate.dsl.engine;

import java.util.Arrays;
import java.util.List;
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
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.PreprocessorVertex;
import org.deeplearning4j.nn.conf.graph.ReshapeVertex;
import org.deeplearning4j.nn.conf.graph.SubsetVertex;
import org.deeplearning4j.nn.conf.graph.rnn.DuplicateToTimeSeriesVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.RnnLossLayer;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToRnnPreProcessor;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.weights.WeightInit;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossL1;
import org.nd4j.linalg.lossfunctions.impl.LossL2;

/**
 * Writes a spec as a Deeplearning4j graph: stacked recurrent layers, their last step repeated over the horizon, a shared head, the
 * highway added. Losses count errors in training standard deviations: that of a point has the sum multiplied by each window's spread
 * before it, the others take the spread as a label.
 */
final class ForecastWiring implements Wiring<WindowBatch> {

    private static final String PAST = "past";
    private static final String FUTURE = "future";
    private static final String LAGS = "lags";
    private static final String SPREAD = "spread";
    private static final String HEAD = "head";
    private static final String STEP = "step";
    private static final String QUERY = "query";
    private static final String HIGHWAY = "highway";

    private final RecurrentSpec spec;
    private final WindowShape shape;
    private final Loss loss;
    private final boolean point;

    /** Raw outputs of each step. */
    private final int outputs;

    private @Nullable WindowArrays arrays;

    ForecastWiring(RecurrentSpec spec, WindowShape shape) {
        this.spec = spec;
        this.shape = shape;
        this.loss = spec.training().loss();
        this.point = PointLoss.is(loss);
        this.outputs = loss.outputs().orElseThrow();
    }

    @Override
    public ComputationGraphConfiguration configuration() {
        var graph = new NeuralNetConfiguration.Builder()
                .seed(spec.training().seed())
                // Descent steps on the flat gradient, clipped as a whole, which the graph's own updaters cannot do.
                .updater(new NoOp())
                .weightInit(WeightInit.XAVIER)
                .graphBuilder();
        graph.addInputs(PAST, FUTURE);
        graph.setInputTypes(
                InputType.recurrent(shape.pastFeatures(), shape.lookback(), RNNFormat.NCW),
                InputType.recurrent(shape.futureFeatures(), shape.horizon(), RNNFormat.NCW));
        if (point) {
            graph.addInputs(SPREAD);
            graph.setInputTypes(InputType.feedForward(shape.horizon()));
        }
        if (spec.highway()) {
            graph.addInputs(LAGS);
            graph.setInputTypes(InputType.feedForward(shape.lookback()));
        }
        graph.addVertex("each step", new DuplicateToTimeSeriesVertex(FUTURE), RecurrentStack.add(graph, spec, PAST));
        addHead(graph);
        String top = spec.highway() ? addHighway(graph) : STEP;
        if (point) {
            // A loss weighted by a label mask would be the other way, but the gradient then has the mask squared.
            graph.addVertex("spread steps", steps(), SPREAD)
                    .addVertex("spread out", new ElementWiseVertex(ElementWiseVertex.Op.Product), top, "spread steps");
            top = "spread out";
        }
        var last = new RnnLossLayer.Builder(function())
                .activation(Activation.IDENTITY)
                .dataFormat(RNNFormat.NCW)
                .build();
        return graph.addLayer("loss", last, top).setOutputs("loss").build();
    }

    /** Adds the highway to the point, to every quantile, or to the location of a density, and returns the sum's name. */
    private String addHighway(GraphBuilder graph) {
        graph.addLayer(HIGHWAY, linear(shape.horizon()), LAGS).addVertex("highway steps", steps(), HIGHWAY);
        var add = new ElementWiseVertex(ElementWiseVertex.Op.Add);
        if (!WindowLoss.isDensity(loss)) {
            graph.addVertex("sum", add, STEP, "highway steps");
            return "sum";
        }
        graph.addVertex("first", new SubsetVertex(0, 0), STEP)
                .addVertex("location", add, "first", "highway steps")
                .addVertex("rest", new SubsetVertex(1, outputs - 1), STEP)
                .addVertex("sum", new MergeVertex(), "location", "rest");
        return "sum";
    }

    /** Layers over time see one row for each step of each window, windows running fastest: [batch, horizon] in 'f' order. */
    private static ReshapeVertex steps() {
        return new ReshapeVertex('f', new int[] {-1, 1}, null);
    }

    private void addHead(GraphBuilder graph) {
        var head = new DenseLayer.Builder()
                .nOut(spec.hidden())
                .activation(Activation.RELU)
                .weightInit(WeightInit.RELU)
                .build();
        graph.addVertex("with calendar", new MergeVertex(), "each step", FUTURE);
        String below = RecurrentStack.score(spec)
                .map(score -> addAttention(graph, score, "with calendar"))
                .orElse("with calendar");
        graph.addLayer(HEAD, head, below).addLayer(STEP, linear(outputs), HEAD);
    }

    /** Has each step ahead look over the lookback, and returns the name of the step with what it found. */
    private String addAttention(GraphBuilder graph, Attention.Score score, String step) {
        String query = step;
        if (score instanceof Attention.Dot) {
            // A dot product needs as many features on both sides.
            graph.addLayer(QUERY, linear(RecurrentStack.width(spec)), step)
                    .addVertex(
                            "query steps",
                            new PreprocessorVertex(new FeedForwardToRnnPreProcessor(RNNFormat.NCW)),
                            QUERY);
            query = "query steps";
        }
        String context = RecurrentStack.addContext(graph, spec, score, query);
        graph.addVertex("with context", new MergeVertex(), step, context);
        return "with context";
    }

    private static DenseLayer linear(int outputs) {
        return new DenseLayer.Builder()
                .nOut(outputs)
                .activation(Activation.IDENTITY)
                .build();
    }

    private ILossFunction function() {
        if (!point) {
            return WindowLoss.of(loss);
        }
        if (loss instanceof Loss.Huber huber) {
            return new HuberLoss(huber.delta());
        }
        return loss instanceof Loss.Mse ? new LossL2() : new LossL1();
    }

    @Override
    public void begin(ComputationGraph graph) {
        if (spec.highway()) {
            // The highway starts from nothing, so that the first steps are not spent on unlearning a random map.
            graph.getLayer(HIGHWAY).getParam("W").assign(0);
        }
    }

    @Override
    public Feed feed(WindowBatch batch) {
        return feed(batch, batch.weight());
    }

    @Override
    public Feed feedForPrediction(WindowBatch batch) {
        float[] even = new float[batch.size()];
        Arrays.fill(even, 1);
        return feed(batch, even);
    }

    private Feed feed(WindowBatch batch, float[] spread) {
        WindowArrays own = arrays;
        if (own == null || own.size() != batch.size()) {
            rest();
            own = WindowArrays.of(shape, spec.highway(), !point, batch.size());
            arrays = own;
        }
        return own.fill(batch, spread);
    }

    @Override
    public double divisor(WindowBatch batch) {
        return (double) batch.size() * shape.horizon();
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
        double[] labels = new double[WindowLoss.LABELS * rows];
        double[] even = new double[rows];
        Arrays.fill(even, 1.0 / rows);
        for (int row = 0; row < rows; row++) {
            labels[row] = batch.target()[row];
            labels[rows + row] = batch.weight()[row / shape.horizon()];
            for (int i = 0; i < outputs; i++) {
                raw[i * rows + row] = output[row * outputs + i];
            }
        }
        return point
                ? pointLoss(raw, labels)
                : Arrays.stream(WindowLoss.losses(loss, raw, labels, even)).sum();
    }

    private double pointLoss(double[] outputs, double[] labels) {
        double[] targets = new double[outputs.length];
        for (int row = 0; row < targets.length; row++) {
            double spread = labels[targets.length + row];
            outputs[row] *= spread;
            targets[row] = spread * labels[row];
        }
        return PointLoss.mean(loss, outputs, targets);
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
        layers.add(RecurrentStack.summary(graph, HEAD, ahead().feature(spec.hidden())));
        layers.add(RecurrentStack.summary(graph, STEP, point ? ahead() : ahead().feature(outputs)));
        if (spec.highway()) {
            layers.add(RecurrentStack.summary(graph, HIGHWAY, ahead()));
        }
        return layers;
    }

    private Axes ahead() {
        return Axes.batch(spec.training().batch()).time(shape.horizon());
    }

    @Override
    public void rest() {
        if (arrays != null) {
            arrays.close();
            arrays = null;
        }
    }

    @Override
    public String toString() {
        return spec.label() + ", " + shape;
    }
}
