package org.cellstate.dsl.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.engine.head.HeadLayer;
import org.cellstate.dsl.engine.head.TiedHeadVertex;
import org.cellstate.dsl.engine.layer.InvertedDropout;
import org.cellstate.dsl.engine.layer.RecurrentRuntime;
import org.cellstate.dsl.engine.token.EmbeddingLayer;
import org.cellstate.dsl.model.LayerSummary;
import org.cellstate.dsl.model.Loss;
import org.cellstate.dsl.model.RecurrentSpec;
import org.cellstate.dsl.prepare.TextBatch;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.BackpropType;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.distribution.NormalDistribution;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.NoOp;

/**
 * Text in, the probabilities of the next token out at every step: numbers that stand for tokens, recurrent layers, a head over the
 * vocabulary. In training Deeplearning4j's truncated backpropagation carries the states on; a text that is only read carries its own.
 */
final class TextWiring implements Wiring<TextBatch> {

    static final String EMBEDDING = "embedding";

    private static final String INPUT = "tokens";
    private static final String HEAD = "head";
    private static final int SIZES_KEPT = 4;

    /** As many probabilities as are held at once while a text is read. */
    private static final int MOST_NUMBERS = 1 << 21;

    private final RecurrentSpec spec;
    private final int vocabulary;
    private final double smoothing;
    private final ArraysBySize<Size, TextArrays> arrays =
            new ArraysBySize<>(SIZES_KEPT, size -> TextArrays.of(size.rows, size.steps));

    /** Where a batch begins that carries the states on. */
    private long expected = -1;

    private record Size(int rows, int steps) {}

    TextWiring(RecurrentSpec spec, int vocabulary) {
        check(spec);
        this.spec = spec;
        this.vocabulary = vocabulary;
        this.smoothing = spec.training().loss() instanceof Loss.CrossEntropy entropy ? entropy.smoothing() : 0;
    }

    private static void check(RecurrentSpec spec) {
        if (spec.bidirectional()) {
            throw new ConfigProblem(
                    "A language model reads forward only: backward it would see what it is to say.",
                    spec.toString(),
                    "the same without .bidirectional()");
        }
        if (spec.attention().isPresent() || spec.convolution().isPresent()) {
            throw new ConfigProblem(
                    "A language model is made of recurrent layers alone: its state is all that it knows of the text before.",
                    spec.toString(),
                    "the same without " + (spec.attention().isPresent() ? ".attention(…)" : ".convolution(…)"));
        }
    }

    @Override
    public ComputationGraphConfiguration configuration() {
        int steps = spec.tokens().steps();
        var graph = new NeuralNetConfiguration.Builder()
                .seed(spec.training().seed())
                .updater(new NoOp())
                .graphBuilder()
                .addInputs(INPUT)
                .setInputTypes(InputType.recurrent(1, RNNFormat.NCW))
                .backpropType(BackpropType.TruncatedBPTT)
                .tBPTTForwardLength(steps)
                .tBPTTBackwardLength(steps);
        int width = spec.tokens().embedding();
        var embedding = new EmbeddingLayer.Builder(vocabulary, width);
        if (spec.tokens().tied()) {
            // What scores tokens begins small, or the first losses would be far above those of chance.
            embedding.weightInit(new NormalDistribution(0, 1 / Math.sqrt(width)));
        }
        graph.addLayer(EMBEDDING, embedding.build(), INPUT);
        String top = RecurrentStack.addEveryStep(graph, spec, EMBEDDING, true);
        var head = new HeadLayer.Builder(spec.training().loss()).classes(vocabulary);
        if (spec.dropout() > 0) {
            head.dropOut(new InvertedDropout(spec.dropout()));
        }
        if (!spec.tokens().tied()) {
            return graph.addLayer(HEAD, head.build(), top).setOutputs(HEAD).build();
        }
        return TiedHeadVertex.tie(
                graph.addLayer(HEAD, head.tied(width).build(), top)
                        .setOutputs(HEAD)
                        .build(),
                HEAD,
                EMBEDDING);
    }

    @Override
    public void ready(ComputationGraph graph, TextBatch batch) {
        if (batch.from() != expected) {
            graph.rnnClearPreviousState();
        }
        expected = batch.from() + batch.steps();
    }

    @Override
    public Feed feed(TextBatch batch) {
        TextArrays own = arrays.of(new Size(batch.size(), batch.steps()));
        own.fill(batch.tokens(), batch.next(), 0);
        return new Feed(new INDArray[] {own.tokens()}, null, own.next());
    }

    /** Reads a text in pieces, from fresh states, and leaves those of the training as they were. */
    @Override
    public Optional<Reading> read(ComputationGraph graph, TextBatch batch) {
        TextScore score = new TextScore(batch, vocabulary, smoothing);
        int most = Math.max(1, MOST_NUMBERS / (batch.size() * vocabulary));
        forget(graph);
        for (int step = 0; step < batch.steps(); step += most) {
            TextArrays own = arrays.of(new Size(batch.size(), Math.min(most, batch.steps() - step)));
            own.fill(batch.tokens(), batch.next(), step);
            try (INDArray probabilities = graph.rnnTimeStep(own.tokens())[0]) {
                score.add(probabilities, step);
            }
        }
        forget(graph);
        return Optional.of(score.reading());
    }

    private static void forget(ComputationGraph graph) {
        for (Layer layer : graph.getLayers()) {
            if (layer instanceof RecurrentRuntime recurrent) {
                recurrent.rnnSetPreviousState(Map.of());
            }
        }
    }

    @Override
    public double divisor(TextBatch batch) {
        return batch.size();
    }

    /** Never asked: texts are read in a way of their own. */
    @Override
    public double loss(TextBatch batch, float[] output) {
        throw new IllegalStateException("a text is scored while it is read");
    }

    @Override
    public float[][][] attention(ComputationGraph graph, TextBatch batch) {
        return RecurrentStack.attention(graph, spec, row -> batch.steps());
    }

    @Override
    public String input() {
        return Axes.batch(spec.training().batch()).time(spec.tokens().steps()).toString();
    }

    @Override
    public List<LayerSummary> layers(ComputationGraph graph) {
        List<LayerSummary> layers = new ArrayList<>();
        layers.add(summary(graph, EMBEDDING, spec.tokens().embedding()));
        layers.addAll(
                RecurrentStack.everyStepSummaries(graph, spec, spec.tokens().steps()));
        layers.add(summary(graph, HEAD, vocabulary));
        return layers;
    }

    private LayerSummary summary(ComputationGraph graph, String name, int features) {
        Axes output = Axes.batch(spec.training().batch()).time(spec.tokens().steps());
        return RecurrentStack.summary(graph, name, output.feature(features));
    }

    @Override
    public void rest() {
        arrays.rest();
        expected = -1;
    }

    @Override
    public String toString() {
        return spec.label() + ", the next of " + vocabulary + " tokens";
    }
}
