package org.cellstate.tests.bench.stock;

import org.cellstate.tests.bench.protocol.ModelCase;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration.ListBuilder;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.rnn.LastTimeStepVertex;
import org.deeplearning4j.nn.conf.graph.rnn.ReverseTimeSeriesVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** The model of a case in stock layers: a list of them or, where it reads both ways, a graph. */
interface StockNetwork {

    void fit(DataSet batch);

    INDArray output(INDArray frames);

    static StockNetwork of(ModelCase shape) {
        return shape.bidirectional() ? graph(shape) : list(shape);
    }

    private static StockNetwork list(ModelCase shape) {
        ListBuilder layers = settings().list();
        for (int layer = 1; layer < shape.layers(); layer++) {
            layers.layer(lstm(shape));
        }
        layers.layer(new LastTimeStep(lstm(shape))).layer(head(shape.hidden()));
        MultiLayerNetwork network =
                new MultiLayerNetwork(layers.setInputType(input(shape)).build());
        network.init();
        return new StockNetwork() {
            @Override
            public void fit(DataSet batch) {
                network.fit(batch);
            }

            @Override
            public INDArray output(INDArray frames) {
                return network.output(frames);
            }
        };
    }

    /** One LSTM reads the sequence and one its reverse: {@code Bidirectional} would give the latter's first step instead of its last. */
    private static StockNetwork graph(ModelCase shape) {
        if (shape.layers() > 1) {
            throw new UnsupportedOperationException("is measured with one bidirectional layer only");
        }
        GraphBuilder layers = settings()
                .graphBuilder()
                .addInputs("in")
                .setInputTypes(input(shape))
                .addVertex("turned", new ReverseTimeSeriesVertex(), "in")
                .addLayer("forwards", lstm(shape), "in")
                .addLayer("backwards", lstm(shape), "turned")
                .addVertex("last", new LastTimeStepVertex("in"), "forwards")
                .addVertex("first", new LastTimeStepVertex("in"), "backwards")
                .addVertex("both", new MergeVertex(), "last", "first")
                .addLayer("out", head(2 * shape.hidden()), "both")
                .setOutputs("out");
        ComputationGraph network = new ComputationGraph(layers.build());
        network.init();
        return new StockNetwork() {
            @Override
            public void fit(DataSet batch) {
                network.fit(batch);
            }

            @Override
            public INDArray output(INDArray frames) {
                return network.outputSingle(frames);
            }
        };
    }

    /** Returns a network with an output at every step, which is what can be asked step by step. */
    static MultiLayerNetwork everyStep(ModelCase shape) {
        ListBuilder layers = settings().list();
        for (int layer = 1; layer <= shape.layers(); layer++) {
            layers.layer(lstm(shape));
        }
        layers.layer(new RnnOutputLayer.Builder(LossFunction.MSE)
                .nOut(1)
                .activation(Activation.IDENTITY)
                .dataFormat(RNNFormat.NCW)
                .build());
        MultiLayerNetwork network =
                new MultiLayerNetwork(layers.setInputType(input(shape)).build());
        network.init();
        return network;
    }

    private static NeuralNetConfiguration.Builder settings() {
        return new NeuralNetConfiguration.Builder().seed(1).updater(new Adam(1e-3));
    }

    private static InputType input(ModelCase shape) {
        return InputType.recurrent(shape.in(), RNNFormat.NCW);
    }

    private static LSTM lstm(ModelCase shape) {
        return new LSTM.Builder().nOut(shape.hidden()).dataFormat(RNNFormat.NCW).build();
    }

    private static OutputLayer head(int inputs) {
        return new OutputLayer.Builder(LossFunction.MSE)
                .nIn(inputs)
                .nOut(1)
                .activation(Activation.IDENTITY)
                .build();
    }
}
