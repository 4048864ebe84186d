package org.cellstate.dsl.engine.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.function.Supplier;
import org.cellstate.dsl.model.Loss;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;

/** Networks with a head on top, data for them, and the check of their gradients by central differences. */
final class HeadCase {

    static final int FEATURES = 3;
    static final int CLASSES = 4;

    private HeadCase() {}

    static HeadLayer.Builder head(Loss loss) {
        HeadLayer.Builder builder = new HeadLayer.Builder(loss);
        return loss.outputs().isPresent() ? builder.targets(2) : builder.classes(CLASSES);
    }

    static NeuralNetConfiguration.Builder configuration(DataType type) {
        return new NeuralNetConfiguration.Builder().seed(7).dataType(type).updater(new Sgd(0.1));
    }

    /** A graph over steps: a stock LSTM, then the head. */
    static ComputationGraph steps(DataType type, HeadLayer head) {
        ComputationGraph graph = new ComputationGraph(configuration(type)
                .graphBuilder()
                .addInputs("in")
                .setInputTypes(InputType.recurrent(FEATURES, RNNFormat.NCW))
                .addLayer("lstm", new LSTM.Builder().nOut(2).build(), "in")
                .addLayer("head", head, "lstm")
                .setOutputs("head")
                .build());
        graph.init();
        return graph;
    }

    /** A network over steps whose layers have no memory: a dense layer at each step, then the head. */
    static MultiLayerNetwork stepsAlone(DataType type, HeadLayer head) {
        MultiLayerNetwork network = new MultiLayerNetwork(configuration(type)
                .list()
                .layer(dense())
                .layer(head)
                .setInputType(InputType.recurrent(FEATURES, RNNFormat.NCW))
                .build());
        network.init();
        return network;
    }

    /** A network over sequences of one vector: a dense layer, then the head. */
    static MultiLayerNetwork vectors(DataType type, HeadLayer head) {
        MultiLayerNetwork network = new MultiLayerNetwork(configuration(type)
                .list()
                .layer(dense())
                .layer(head)
                .setInputType(InputType.feedForward(FEATURES))
                .build());
        network.init();
        return network;
    }

    private static DenseLayer dense() {
        return new DenseLayer.Builder().nOut(3).activation(Activation.TANH).build();
    }

    static INDArray noise(DataType type, long seed, long... shape) {
        INDArray noise = Nd4j.create(DataType.DOUBLE, shape);
        Random random = new Random(seed);
        for (long i = 0; i < noise.length(); i++) {
            noise.putScalar(i, random.nextGaussian());
        }
        return noise.castTo(type);
    }

    /** Labels that suit a loss whose rows stand alone: values, counts or class indices, {@code [batch, target, time]} or without time. */
    static INDArray labels(DataType type, Loss loss, long seed, long batch, long... time) {
        boolean classes = loss.outputs().isEmpty();
        long targets = classes ? 1 : 2;
        INDArray values = time.length == 0
                ? noise(DataType.DOUBLE, seed, batch, targets)
                : noise(DataType.DOUBLE, seed, batch, targets, time[0]);
        if (classes || loss instanceof Loss.NegativeBinomial) {
            Random random = new Random(seed);
            for (long i = 0; i < values.length(); i++) {
                values.putScalar(i, random.nextInt(CLASSES));
            }
        }
        return values.castTo(type);
    }

    /** A mask {@code [batch, time]}: {@code left} and {@code right} say where the padding is, {@code holes} has gaps. */
    static @Nullable INDArray mask(String kind, int batch, int time) {
        if (kind.equals("none")) {
            return null;
        }
        INDArray mask = Nd4j.ones(DataType.FLOAT, batch, time);
        for (int sequence = 0; sequence < batch; sequence++) {
            int padding = sequence % time;
            for (int step = 0; step < time; step++) {
                boolean real = switch (kind) {
                    case "left" -> step >= padding;
                    case "right" -> step < time - padding;
                    default -> (step + sequence) % 3 != 1;
                };
                mask.putScalar(sequence, step, real ? 1 : 0);
            }
        }
        return mask;
    }

    static double score(ComputationGraph graph, DataSet data) {
        graph.setInputs(data.getFeatures());
        graph.setLabels(data.getLabels());
        INDArray features = data.getFeaturesMaskArray();
        INDArray labels = data.getLabelsMaskArray();
        graph.setLayerMaskArrays(
                features == null ? null : new INDArray[] {features}, labels == null ? null : new INDArray[] {labels});
        graph.computeGradientAndScore();
        graph.clearLayerMaskArrays();
        return graph.score();
    }

    static double score(MultiLayerNetwork network, DataSet data) {
        network.setInput(data.getFeatures());
        network.setLabels(data.getLabels());
        network.setLayerMaskArrays(data.getFeaturesMaskArray(), data.getLabelsMaskArray());
        network.computeGradientAndScore();
        network.clearLayerMaskArrays();
        return network.score();
    }

    /** A network's score and gradient at its present weights, dropout as the seed has it. */
    interface Scored {
        double score();
    }

    /** Checks that the gradient, divided by the batch size as updaters do, is the slope of the score for every weight. */
    static void checkGradient(INDArray weights, Scored scored, Supplier<INDArray> flat, int batch) {
        scored.score();
        INDArray gradient = flat.get().dup();
        double largest = 0;
        for (long i = 0; i < weights.length(); i++) {
            double own = weights.getDouble(i);
            double step = 1e-5;
            weights.putScalar(i, own + step);
            double above = scored.score();
            weights.putScalar(i, own - step);
            double below = scored.score();
            weights.putScalar(i, own);
            double slope = (above - below) / (2 * step);
            largest = Math.max(largest, Math.abs(slope));
            assertThat(gradient.getDouble(i) / batch)
                    .as("weight %d", i)
                    .isCloseTo(slope, within(1e-8 + 1e-6 * Math.abs(slope)));
        }
        assertThat(largest).isGreaterThan(1e-3);
    }

    static void checkGradient(ComputationGraph graph, DataSet data) {
        checkGradient(graph.params(), () -> score(graph, data), graph::getFlattenedGradients, (int)
                data.getFeatures().size(0));
    }

    static void checkGradient(MultiLayerNetwork network, DataSet data) {
        checkGradient(network.params(), () -> score(network, data), network::getFlattenedGradients, (int)
                data.getFeatures().size(0));
    }
}
