package org.cellstate.dsl.engine.layer;

import java.util.Random;
import org.cellstate.dsl.engine.recurrent.NativeThreads;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.lossfunctions.impl.LossL2;

/** Small graphs and data for tests of layers. */
public final class Graphs {

    private Graphs() {}

    static GraphBuilder begin(DataType type, int features, int steps) {
        return new NeuralNetConfiguration.Builder()
                .seed(5)
                .dataType(type)
                .updater(new NoOp())
                .graphBuilder()
                .addInputs("in")
                .setInputTypes(InputType.recurrent(features, steps, RNNFormat.NCW));
    }

    static ComputationGraph end(GraphBuilder builder) {
        NativeThreads.useOne();
        ComputationGraph graph = new ComputationGraph(builder.setOutputs("out").build());
        graph.init();
        return graph;
    }

    static OutputLayer head(int outputs) {
        return new OutputLayer.Builder(new LossL2())
                .activation(Activation.IDENTITY)
                .nOut(outputs)
                .build();
    }

    static RnnOutputLayer stepHead(int outputs) {
        return new RnnOutputLayer.Builder(new LossL2())
                .activation(Activation.IDENTITY)
                .nOut(outputs)
                .dataFormat(RNNFormat.NCW)
                .build();
    }

    /** The layer alone under a head. */
    static ComputationGraph around(RecurrentLayer layer, DataType type, int features, int steps) {
        boolean last = layer.getOutput() == Output.LAST_STEP;
        return end(begin(type, features, steps)
                .addLayer("layer", layer, "in")
                .addLayer("out", last ? head(2) : stepHead(2), "layer"));
    }

    static INDArray noise(long seed, DataType type, long... shape) {
        Random random = new Random(seed);
        long length = 1;
        for (long axis : shape) {
            length *= axis;
        }
        double[] values = new double[Math.toIntExact(length)];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextGaussian();
        }
        return Nd4j.createFromArray(values).reshape('c', shape).castTo(type);
    }

    /** One character a step: {@code 1} is real, {@code 0} is left out; rows are divided by a bar. */
    public static INDArray mask(DataType type, String rows) {
        NativeThreads.useOne();
        String[] each = rows.split("\\|", -1);
        INDArray mask = Nd4j.create(type, each.length, each[0].length());
        for (int row = 0; row < each.length; row++) {
            for (int step = 0; step < each[row].length(); step++) {
                mask.putScalar(row, step, each[row].charAt(step) - '0');
            }
        }
        return mask;
    }
}
