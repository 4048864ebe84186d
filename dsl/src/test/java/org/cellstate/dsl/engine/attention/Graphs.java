package org.cellstate.dsl.engine.attention;

import java.util.Random;
import org.cellstate.dsl.engine.recurrent.NativeThreads;
import org.cellstate.dsl.model.Attention;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.TimeDistributed;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Graphs with attention in the middle, and what goes into them. */
final class Graphs {

    static final int BATCH = 3;
    static final int TARGETS = 4;
    static final int SOURCES = 5;
    static final int OUTPUTS = 1;
    static final int QUERY_INPUTS = 2;
    static final int SOURCE_INPUTS = 3;

    static {
        NativeThreads.useOne();
    }

    private Graphs() {}

    /** Layers under both inputs, attention named {@code attention}, an output layer above. */
    static ComputationGraphConfiguration between(
            AttentionVertex attention, boolean timed, DataType type, IUpdater updater) {
        int source = attention.score() instanceof Attention.Dot ? 4 : 3;
        var graph = builder(type, updater)
                .addInputs("queries", "source")
                .setInputTypes(
                        timed ? sequence(QUERY_INPUTS) : InputType.feedForward(QUERY_INPUTS), sequence(SOURCE_INPUTS));
        return (timed ? timedOutput(graph) : graph.addLayer("output", output(), "attention"))
                .addLayer("below queries", timed ? overTime(4) : dense(4), "queries")
                .addLayer("below source", overTime(source), "source")
                .addVertex("attention", attention, "below queries", "below source")
                .build();
    }

    /** An LSTM as encoder, another as decoder whose states are the queries, attention and an output layer. */
    static ComputationGraphConfiguration encoderDecoder(AttentionVertex attention, DataType type, IUpdater updater) {
        return timedOutput(builder(type, updater)
                        .addInputs("queries", "source")
                        .setInputTypes(sequence(QUERY_INPUTS), sequence(SOURCE_INPUTS)))
                .addLayer("below queries", lstm(3), "queries")
                .addLayer("below source", lstm(3), "source")
                .addVertex("attention", attention, "below queries", "below source")
                .build();
    }

    /** A layer below self-attention, an output layer above. */
    static ComputationGraphConfiguration within(SelfAttentionVertex attention, DataType type, IUpdater updater) {
        return timedOutput(builder(type, updater).addInputs("sequence").setInputTypes(sequence(QUERY_INPUTS)))
                .addLayer("below", overTime(6), "sequence")
                .addVertex("attention", attention, "below")
                .build();
    }

    /** Nothing below attention: what goes into the graph goes into the vertex. */
    static ComputationGraph bare(GraphVertex attention, DataType type, InputType... types) {
        String[] names = types.length == 1 ? new String[] {"sequence"} : new String[] {"queries", "source"};
        var graph = builder(type, new NoOp())
                .addInputs(names)
                .setInputTypes(types)
                .addVertex("attention", attention, names);
        boolean timed = types[0].getType() == InputType.Type.RNN;
        return made((timed ? timedOutput(graph) : graph.addLayer("output", output(), "attention")).build());
    }

    /** A sequence as both inputs of attention. */
    static ComputationGraph twice(AttentionVertex attention, int features) {
        return made(timedOutput(builder(DataType.FLOAT, new NoOp())
                        .addInputs("sequence")
                        .setInputTypes(sequence(features)))
                .addVertex("attention", attention, "sequence", "sequence")
                .build());
    }

    static ComputationGraph made(ComputationGraphConfiguration configuration) {
        ComputationGraph graph = new ComputationGraph(configuration);
        graph.init();
        return graph;
    }

    private static GraphBuilder builder(DataType type, IUpdater updater) {
        return new NeuralNetConfiguration.Builder()
                .seed(7)
                .dataType(type)
                .updater(updater)
                .graphBuilder()
                .setOutputs("output");
    }

    private static GraphBuilder timedOutput(GraphBuilder graph) {
        var output = new RnnOutputLayer.Builder(LossFunction.MSE)
                .nOut(OUTPUTS)
                .activation(Activation.IDENTITY)
                .dataFormat(RNNFormat.NCW)
                .build();
        return graph.addLayer("output", output, "attention");
    }

    private static OutputLayer output() {
        return new OutputLayer.Builder(LossFunction.MSE)
                .nOut(OUTPUTS)
                .activation(Activation.IDENTITY)
                .build();
    }

    static InputType sequence(int features) {
        return InputType.recurrent(features, RNNFormat.NCW);
    }

    private static LSTM lstm(int units) {
        return new LSTM.Builder()
                .nOut(units)
                .activation(Activation.TANH)
                .dataFormat(RNNFormat.NCW)
                .build();
    }

    private static TimeDistributed overTime(int units) {
        return new TimeDistributed(dense(units), RNNFormat.NCW);
    }

    private static DenseLayer dense(int units) {
        return new DenseLayer.Builder().nOut(units).activation(Activation.TANH).build();
    }

    /** Draws an array from a normal distribution. */
    static INDArray noise(DataType type, long seed, long... shape) {
        Random random = new Random(seed);
        INDArray array = Nd4j.create(type, shape, 'c');
        for (long i = 0; i < array.length(); i++) {
            array.putScalar(i, random.nextGaussian());
        }
        return array;
    }

    /** Makes a mask from rows such as {@code "1101"}; none of no rows. */
    static @Nullable INDArray mask(String... rows) {
        if (rows.length == 0) {
            return null;
        }
        INDArray mask = Nd4j.create(DataType.FLOAT, rows.length, rows[0].length());
        for (int row = 0; row < rows.length; row++) {
            for (int step = 0; step < rows[row].length(); step++) {
                mask.putScalar(row, step, rows[row].charAt(step) - '0');
            }
        }
        return mask;
    }
}
