package org.cellstate.dsl.engine.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.cellstate.dsl.engine.head.HeadLayer;
import org.cellstate.dsl.engine.layer.RecurrentLayer;
import org.cellstate.dsl.engine.recurrent.NativeThreads;
import org.cellstate.dsl.model.Cell;
import org.cellstate.dsl.model.Loss;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;

/** Small graphs over tokens, data for them, and the check of their gradients by central differences. */
final class TokenGraphs {

    static final int TOKENS = 6;
    static final int WIDTH = 3;
    static final int HIDDEN = 4;

    private static final double STEP = 1e-6;

    private TokenGraphs() {}

    static GraphBuilder begin(DataType type) {
        NativeThreads.useOne();
        return new NeuralNetConfiguration.Builder()
                .seed(3)
                .dataType(type)
                .updater(new NoOp())
                .graphBuilder()
                .addInputs("tokens")
                .setInputTypes(InputType.recurrent(1, RNNFormat.NCW));
    }

    static ComputationGraph end(GraphBuilder builder) {
        ComputationGraph graph = new ComputationGraph(builder.setOutputs("head").build());
        graph.init();
        return graph;
    }

    static EmbeddingLayer embedding() {
        return new EmbeddingLayer.Builder(TOKENS, WIDTH).build();
    }

    /** Embedding, LSTM and a head over the tokens. */
    static ComputationGraph graph(DataType type) {
        return end(begin(type)
                .addLayer("embedding", embedding(), "tokens")
                .addLayer(
                        "lstm",
                        new RecurrentLayer.Builder(Cell.LSTM).nOut(HIDDEN).build(),
                        "embedding")
                .addLayer(
                        "head",
                        new HeadLayer.Builder(Loss.crossEntropy())
                                .classes(TOKENS)
                                .build(),
                        "lstm"));
    }

    /** Asserts that a graph that was saved and loaded, and one that was cloned, gives the same. */
    static void assertSurvives(ComputationGraph graph, INDArray tokens, Path folder) throws IOException {
        File file = folder.resolve("graph.zip").toFile();

        ModelSerializer.writeModel(graph, file, true);
        ComputationGraph loaded = ModelSerializer.restoreComputationGraph(file, true);

        assertThat(loaded.outputSingle(tokens)).isEqualTo(graph.outputSingle(tokens));
        assertThat(graph.clone().outputSingle(tokens)).isEqualTo(graph.outputSingle(tokens));
        assertThat(loaded.getConfiguration()).isEqualTo(graph.getConfiguration());
    }

    /** Token numbers {@code [batch, 1, time]}; some come often, the last one never. */
    static INDArray tokens(DataType type, long seed, int batch, int time) {
        Random random = new Random(seed);
        INDArray tokens = Nd4j.create(type, batch, 1, time);
        for (int row = 0; row < batch; row++) {
            for (int step = 0; step < time; step++) {
                tokens.putScalar(new int[] {row, 0, step}, random.nextInt(TOKENS - 1));
            }
        }
        return tokens;
    }

    static double score(ComputationGraph graph, INDArray tokens, INDArray labels, @Nullable INDArray mask) {
        Nd4j.getRandom().setSeed(11);
        graph.setInputs(tokens);
        graph.setLabels(labels);
        graph.setLayerMaskArrays(mask == null ? null : new INDArray[] {mask}, null);
        graph.computeGradientAndScore();
        graph.clearLayerMaskArrays();
        return graph.score();
    }

    /** Every weight of a graph in double precision; relative errors above 1e-6 fail, unless the difference is rounding. */
    static void checkGradient(ComputationGraph graph, INDArray tokens, INDArray labels, @Nullable INDArray mask) {
        score(graph, tokens, labels, mask);
        INDArray gradient = graph.getFlattenedGradients().dup();
        INDArray weights = graph.params();
        double largest = 0;
        for (long i = 0; i < weights.length(); i++) {
            double own = weights.getDouble(i);
            weights.putScalar(i, own + STEP);
            double above = score(graph, tokens, labels, mask);
            weights.putScalar(i, own - STEP);
            double below = score(graph, tokens, labels, mask);
            weights.putScalar(i, own);
            double slope = (above - below) / (2 * STEP);
            largest = Math.max(largest, Math.abs(slope));
            assertThat(gradient.getDouble(i) / tokens.size(0))
                    .as("weight %d", i)
                    .isCloseTo(slope, within(1e-9 + 1e-6 * Math.abs(slope)));
        }
        assertThat(largest).isGreaterThan(1e-3);
    }
}
