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

/** Writes a spec as a Deeplearning4j graph: stacked recurrent layers, their last step repeated over the horizon, a shared head. */
final class GraphLayout {

    static final String PAST = "past";
    static final String FUTURE = "future";
    static final String LAGS = "lags";
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
        InputType past = InputType.recurrent(shape.pastFeatures(), shape.lookback(), RNNFormat.NCW);
        InputType future = InputType.recurrent(shape.futureFeatures(), shape.horizon(), RNNFormat.NCW);
        if (spec.highway()) {
            graph.addInputs(PAST, FUTURE, LAGS);
            graph.setInputTypes(past, future, InputType.feedForward(shape.lookback()));
        } else {
            graph.addInputs(PAST, FUTURE);
            graph.setInputTypes(past, future);
        }
        addRecurrent(graph, spec);
        addHead(graph, spec);
        String output = STEP;
        if (spec.highway()) {
            // Layers over time see [time x batch] rows, the batch running fastest: the highway's [batch, horizon] in
            // 'f' order.
            graph.addLayer(HIGHWAY, linear(shape.horizon()), LAGS)
                    .addVertex("highway steps", new ReshapeVertex('f', new int[] {-1, 1}, null), HIGHWAY)
                    .addVertex("sum", new ElementWiseVertex(ElementWiseVertex.Op.Add), STEP, "highway steps");
            output = "sum";
        }
        var loss = new RnnLossLayer.Builder(loss(spec.training().loss()))
                .activation(Activation.IDENTITY)
                .dataFormat(RNNFormat.NCW)
                .build();
        return graph.addLayer("loss", loss, output).setOutputs("loss").build();
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
        return switch (loss) {
            case MAE -> new LossL1();
            case MSE -> new LossL2();
        };
    }
}
