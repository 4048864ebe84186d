package org.cellstate.dsl.engine;

import org.cellstate.dsl.model.Loss;
import org.cellstate.dsl.model.RecurrentSpec;
import org.cellstate.dsl.prepare.WindowShape;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.distribution.UniformDistribution;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.ReshapeVertex;
import org.deeplearning4j.nn.conf.graph.rnn.DuplicateToTimeSeriesVertex;
import org.deeplearning4j.nn.conf.graph.rnn.LastTimeStepVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.RnnLossLayer;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossL1;
import org.nd4j.linalg.lossfunctions.impl.LossL2;

/**
 * Writes a spec as a Deeplearning4j graph: stacked recurrent layers, their last step repeated over the horizon, a shared head, the
 * highway added. The sum is multiplied by each window's spread before the loss, which so counts errors in training standard deviations.
 */
final class GraphLayout {

    static final String PAST = "past";
    static final String FUTURE = "future";
    static final String LAGS = "lags";
    static final String SPREAD = "spread";
    static final String HEAD = "head";
    static final String STEP = "step";
    static final String HIGHWAY = "highway";

    private GraphLayout() {}

    static String recurrent(int layer) {
        return "lstm " + layer;
    }

    static ComputationGraphConfiguration of(RecurrentSpec spec, WindowShape shape) {
        var graph = new NeuralNetConfiguration.Builder()
                .seed(spec.training().seed())
                // Adam steps on the flat gradient, clipped as a whole, which the graph's own updaters cannot do.
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
        addRecurrent(graph, spec);
        addHead(graph, spec);
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

    private static void addRecurrent(GraphBuilder graph, RecurrentSpec spec) {
        String below = PAST;
        for (int layer = 1; layer <= spec.layers(); layer++) {
            graph.addLayer(recurrent(layer), recurrentLayer(spec, layer), below);
            below = recurrent(layer);
        }
        graph.addVertex("last step", new LastTimeStepVertex(PAST), below);
        below = "last step";
        if (spec.dropout() > 0) {
            graph.addLayer("dropout", new DropoutLayer.Builder(1 - spec.dropout()).build(), below);
            below = "dropout";
        }
        graph.addVertex("each step", new DuplicateToTimeSeriesVertex(FUTURE), below);
    }

    private static void addHead(GraphBuilder graph, RecurrentSpec spec) {
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

    private static LSTM recurrentLayer(RecurrentSpec spec, int layer) {
        double bound = 1 / Math.sqrt(spec.hidden());
        var builder = new LSTM.Builder()
                .nOut(spec.hidden())
                .activation(Activation.TANH)
                .forgetGateBiasInit(1)
                .dataFormat(RNNFormat.NCW)
                .weightInit(new UniformDistribution(-bound, bound))
                .weightInitRecurrent(new UniformDistribution(-bound, bound));
        if (layer > 1 && spec.dropout() > 0) {
            // Deeplearning4j's argument is the share that is kept, of the layer's input.
            builder.dropOut(1 - spec.dropout());
        }
        return builder.build();
    }

    private static ILossFunction loss(Loss loss) {
        if (loss instanceof Loss.Huber huber) {
            return new HuberLoss(huber.delta());
        }
        return loss instanceof Loss.Mse ? new LossL2() : new LossL1();
    }
}
