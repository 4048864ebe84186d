package org.cellstate.dsl.engine;

import java.util.Arrays;
import org.cellstate.dsl.model.Attention;
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
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossL1;
import org.nd4j.linalg.lossfunctions.impl.LossL2;

/** The graph of a forecaster in Deeplearning4j's own layers: what is now one layer of ours was one vertex each. */
record FormerForecast(RecurrentSpec spec, WindowShape shape) {

    private Loss loss() {
        return spec.training().loss();
    }

    private boolean point() {
        return PointLoss.is(loss());
    }

    ComputationGraphConfiguration configuration() {
        var graph = new NeuralNetConfiguration.Builder()
                .seed(spec.training().seed())
                .updater(new NoOp())
                .weightInit(WeightInit.XAVIER)
                .graphBuilder();
        graph.addInputs("past", "future");
        graph.setInputTypes(
                InputType.recurrent(shape.pastFeatures(), shape.lookback(), RNNFormat.NCW),
                InputType.recurrent(shape.futureFeatures(), shape.horizon(), RNNFormat.NCW));
        if (point()) {
            graph.addInputs("spread");
            graph.setInputTypes(InputType.feedForward(shape.horizon()));
        }
        if (spec.highway()) {
            graph.addInputs("lags");
            graph.setInputTypes(InputType.feedForward(shape.lookback()));
        }
        graph.addVertex(
                "each step", new DuplicateToTimeSeriesVertex("future"), RecurrentStack.add(graph, spec, "past"));
        addHead(graph);
        String top = spec.highway() ? addHighway(graph) : "step";
        if (point()) {
            graph.addVertex("spread steps", steps(), "spread")
                    .addVertex("spread out", new ElementWiseVertex(ElementWiseVertex.Op.Product), top, "spread steps");
            top = "spread out";
        }
        var last = new RnnLossLayer.Builder(function())
                .activation(Activation.IDENTITY)
                .dataFormat(RNNFormat.NCW)
                .build();
        return graph.addLayer("loss", last, top).setOutputs("loss").build();
    }

    private String addHighway(GraphBuilder graph) {
        graph.addLayer("highway", linear(shape.horizon()), "lags").addVertex("highway steps", steps(), "highway");
        var add = new ElementWiseVertex(ElementWiseVertex.Op.Add);
        int outputs = loss().outputs().orElseThrow();
        if (point() || loss() instanceof Loss.Quantiles) {
            graph.addVertex("sum", add, "step", "highway steps");
            return "sum";
        }
        graph.addVertex("first", new SubsetVertex(0, 0), "step")
                .addVertex("location", add, "first", "highway steps")
                .addVertex("rest", new SubsetVertex(1, outputs - 1), "step")
                .addVertex("sum", new MergeVertex(), "location", "rest");
        return "sum";
    }

    private static ReshapeVertex steps() {
        return new ReshapeVertex('f', new int[] {-1, 1}, null);
    }

    private void addHead(GraphBuilder graph) {
        var head = new DenseLayer.Builder()
                .nOut(spec.hidden())
                .activation(Activation.RELU)
                .weightInit(WeightInit.RELU)
                .build();
        graph.addVertex("with calendar", new MergeVertex(), "each step", "future");
        String below = RecurrentStack.score(spec)
                .map(score -> addAttention(graph, score))
                .orElse("with calendar");
        graph.addLayer("head", head, below)
                .addLayer("step", linear(loss().outputs().orElseThrow()), "head");
    }

    private String addAttention(GraphBuilder graph, Attention.Score score) {
        String query = "with calendar";
        if (score instanceof Attention.Dot) {
            graph.addLayer("query", linear(RecurrentStack.width(spec)), query)
                    .addVertex(
                            "query steps",
                            new PreprocessorVertex(new FeedForwardToRnnPreProcessor(RNNFormat.NCW)),
                            "query");
            query = "query steps";
        }
        String context = RecurrentStack.addContext(graph, spec, score, query);
        graph.addVertex("with context", new MergeVertex(), "with calendar", context);
        return "with context";
    }

    private static DenseLayer linear(int outputs) {
        return new DenseLayer.Builder()
                .nOut(outputs)
                .activation(Activation.IDENTITY)
                .build();
    }

    private ILossFunction function() {
        if (!point()) {
            return WindowLoss.of(loss());
        }
        if (loss() instanceof Loss.Huber huber) {
            return new HuberLoss(huber.delta());
        }
        return loss() instanceof Loss.Mse ? new LossL2() : new LossL1();
    }

    /** Returns what the graph reads; the spread of a point's prediction is 1. */
    INDArray[] inputs(WindowBatch batch, boolean prediction) {
        INDArray past = array(batch.past(), batch.size(), shape.lookback(), shape.pastFeatures());
        INDArray future = array(batch.future(), batch.size(), shape.horizon(), shape.futureFeatures());
        INDArray lags = Nd4j.createFromArray(batch.lags()).reshape(batch.size(), shape.lookback());
        float[] even = new float[batch.size()];
        Arrays.fill(even, 1);
        INDArray spread = spreads(prediction ? even : batch.weight());
        if (!point()) {
            return spec.highway() ? new INDArray[] {past, future, lags} : new INDArray[] {past, future};
        }
        return spec.highway() ? new INDArray[] {past, future, spread, lags} : new INDArray[] {past, future, spread};
    }

    INDArray labels(WindowBatch batch) {
        INDArray targets = Nd4j.createFromArray(batch.target()).reshape(batch.size(), 1, shape.horizon());
        INDArray spreads = spreads(batch.weight()).reshape(batch.size(), 1, shape.horizon());
        return point() ? targets.mul(spreads) : Nd4j.concat(1, targets, spreads);
    }

    private INDArray spreads(float[] weights) {
        return Nd4j.createFromArray(weights).reshape(weights.length, 1).repeat(1, shape.horizon());
    }

    private static INDArray array(float[] rows, int batch, int steps, int features) {
        return Nd4j.createFromArray(rows)
                .reshape(batch, steps, features)
                .permute(0, 2, 1)
                .dup('c');
    }
}
