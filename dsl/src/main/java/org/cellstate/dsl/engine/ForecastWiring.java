package org.cellstate.dsl.engine;

import java.util.Arrays;
import java.util.List;
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
import org.deeplearning4j.nn.conf.graph.ReshapeVertex;
import org.deeplearning4j.nn.conf.graph.rnn.DuplicateToTimeSeriesVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.RnnLossLayer;
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
 * highway added. The sum is multiplied by each window's spread before the loss, which so counts errors in training standard deviations.
 */
final class ForecastWiring implements Wiring<WindowBatch> {

    private static final String PAST = "past";
    private static final String FUTURE = "future";
    private static final String LAGS = "lags";
    private static final String SPREAD = "spread";
    private static final String HEAD = "head";
    private static final String STEP = "step";
    private static final String HIGHWAY = "highway";

    private final RecurrentSpec spec;
    private final WindowShape shape;
    private @Nullable WindowArrays arrays;

    ForecastWiring(RecurrentSpec spec, WindowShape shape) {
        this.spec = spec;
        this.shape = shape;
    }

    @Override
    public ComputationGraphConfiguration configuration() {
        var graph = new NeuralNetConfiguration.Builder()
                .seed(spec.training().seed())
                // Descent steps on the flat gradient, clipped as a whole, which the graph's own updaters cannot do.
                .updater(new NoOp())
                .weightInit(WeightInit.XAVIER)
                .graphBuilder();
        graph.addInputs(PAST, FUTURE, SPREAD);
        graph.setInputTypes(
                InputType.recurrent(shape.pastFeatures(), shape.lookback(), RNNFormat.NCW),
                InputType.recurrent(shape.futureFeatures(), shape.horizon(), RNNFormat.NCW),
                InputType.feedForward(shape.horizon()));
        if (spec.highway()) {
            graph.addInputs(LAGS);
            graph.setInputTypes(InputType.feedForward(shape.lookback()));
        }
        graph.addVertex("each step", new DuplicateToTimeSeriesVertex(FUTURE), RecurrentStack.add(graph, spec, PAST));
        addHead(graph);
        String sum = STEP;
        if (spec.highway()) {
            graph.addLayer(HIGHWAY, linear(shape.horizon()), LAGS)
                    .addVertex("highway steps", steps(), HIGHWAY)
                    .addVertex("sum", new ElementWiseVertex(ElementWiseVertex.Op.Add), STEP, "highway steps");
            sum = "sum";
        }
        // A loss weighted by a label mask would be the other way, but the gradient then has the mask squared.
        graph.addVertex("spread steps", steps(), SPREAD)
                .addVertex("spread out", new ElementWiseVertex(ElementWiseVertex.Op.Product), sum, "spread steps");
        var loss = new RnnLossLayer.Builder(loss(spec.training().loss()))
                .activation(Activation.IDENTITY)
                .dataFormat(RNNFormat.NCW)
                .build();
        return graph.addLayer("loss", loss, "spread out").setOutputs("loss").build();
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
        graph.addVertex("with calendar", new MergeVertex(), "each step", FUTURE)
                .addLayer(HEAD, head, "with calendar")
                .addLayer(STEP, linear(1), HEAD);
    }

    private static DenseLayer linear(int outputs) {
        return new DenseLayer.Builder()
                .nOut(outputs)
                .activation(Activation.IDENTITY)
                .build();
    }

    private static ILossFunction loss(Loss loss) {
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
            own = WindowArrays.of(shape, spec.highway(), batch.size());
            arrays = own;
        }
        return own.fill(batch, spread);
    }

    @Override
    public double divisor(WindowBatch batch) {
        return (double) batch.size() * shape.horizon();
    }

    @Override
    public double loss(WindowBatch batch, float[] output) {
        double[] outputs = new double[output.length];
        double[] targets = new double[output.length];
        for (int i = 0; i < output.length; i++) {
            double weight = batch.weight()[i / shape.horizon()];
            outputs[i] = weight * output[i];
            targets[i] = weight * batch.target()[i];
        }
        return PointLoss.mean(spec.training().loss(), outputs, targets);
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
        int batch = spec.training().batch();
        Axes ahead = Axes.batch(batch).time(shape.horizon());
        List<LayerSummary> layers = RecurrentStack.summaries(graph, spec, shape.lookback());
        layers.add(RecurrentStack.summary(
                graph, HEAD, Axes.batch(batch).time(shape.horizon()).feature(spec.hidden())));
        layers.add(RecurrentStack.summary(graph, STEP, ahead));
        if (spec.highway()) {
            layers.add(RecurrentStack.summary(graph, HIGHWAY, ahead));
        }
        return layers;
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
