package org.cellstate.dsl.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.FloatPointer;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.data.ShapeProblem;
import org.cellstate.dsl.engine.attention.AttentionRuntime;
import org.cellstate.dsl.engine.attention.FeedingRuntime;
import org.cellstate.dsl.engine.recurrent.CellShape;
import org.cellstate.dsl.engine.recurrent.NativeThreads;
import org.cellstate.dsl.engine.recurrent.StatefulStack;
import org.cellstate.dsl.model.RecurrentSpec;
import org.cellstate.dsl.text.Vocabulary;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The network of a translator, run without a graph: a source is read once, and the target is written token by token. States are values: one
 * may be continued more than once, as beams do. Several threads may use it; one waits for the other.
 */
public final class PairStepper implements AutoCloseable {

    private final int sourceTokens;
    private final int targetTokens;
    private final int width;
    private final int embedding;
    private final boolean feeding;
    private final float[] sourceEmbedding;
    private final float[] targetEmbedding;
    private final StatefulStack encoder;
    private final StatefulStack decoder;
    private final @Nullable Lookup lookup;
    private final LinearMap head;

    /**
     * What was read of a source.
     *
     * @param states of the encoder's layers after it
     * @param source what attention looks at; null without attention
     */
    @SuppressWarnings("ArrayRecordComponent") // opaque to others, never compared
    public record Memory(int length, float[][] states, Lookup.@Nullable Source source) {}

    /**
     * What was written so far.
     *
     * @param memory of the source
     * @param states of the decoder's layers
     * @param found what the head read
     * @param attention how much of each source token went into what comes next; empty without attention
     * @param logProbabilities of each token to come next
     */
    @SuppressWarnings("ArrayRecordComponent") // opaque to others, never compared
    public record State(Memory memory, float[][] states, float[] found, float[] attention, double[] logProbabilities) {}

    private PairStepper(PairGraph wired, ComputationGraph graph) {
        RecurrentSpec spec = wired.spec();
        this.sourceTokens = wired.sourceTokens();
        this.targetTokens = wired.targetTokens();
        this.width = wired.width();
        this.embedding = spec.tokens().embedding();
        this.feeding = wired.feeding();
        this.sourceEmbedding = numbers(graph, PairGraph.SOURCE_EMBEDDING, "W");
        this.targetEmbedding = numbers(graph, PairGraph.TARGET_EMBEDDING, "W");
        List<CellShape> reading = new ArrayList<>();
        List<CellShape> writing = new ArrayList<>();
        List<float[]> readingWeights = new ArrayList<>();
        List<float[]> writingWeights = new ArrayList<>();
        for (int layer = 1; layer <= spec.layers(); layer++) {
            int inputs = layer == 1 ? embedding : width;
            reading.add(new CellShape(spec.cell(), inputs, spec.hidden(), false));
            int fed = layer == 1 && feeding ? width : 0;
            writing.add(new CellShape(spec.cell(), inputs + fed, width, false));
            readingWeights.add(all(graph, wired.encoder(layer)));
            writingWeights.add(feeding ? cell(graph, layer) : all(graph, wired.decoder(layer)));
        }
        this.encoder = new StatefulStack(reading, spec.bidirectional() ? 2 : 1, readingWeights);
        this.decoder = new StatefulStack(writing, 1, writingWeights);
        this.lookup = RecurrentStack.score(spec)
                .map(score -> Lookup.of(score, attention(graph), width))
                .orElse(null);
        this.head = LinearMap.of(width, numbers(graph, PairGraph.HEAD, "W"), numbers(graph, PairGraph.HEAD, "b"));
    }

    /**
     * Returns a stepper.
     *
     * @param weights those of the network that {@link Network#translator} makes of the same spec and vocabularies
     * @throws ConfigProblem if the spec has what a translator cannot have
     */
    public static PairStepper of(RecurrentSpec spec, int sourceVocabulary, int targetVocabulary, float[] weights) {
        NativeThreads.useOne();
        PairGraph wired = new PairGraph(spec.forClasses(), sourceVocabulary, targetVocabulary);
        ComputationGraph graph = new ComputationGraph(wired.configuration(DataType.FLOAT));
        try {
            graph.init();
            ((FloatPointer) graph.params().data().pointer()).put(weights, 0, weights.length);
            return new PairStepper(wired, graph);
        } finally {
            Graph.free(graph);
        }
    }

    private Map<String, INDArray> attention(ComputationGraph graph) {
        return feeding
                ? FeedingRuntime.in(graph, PairGraph.DECODER).paramTable(true)
                : AttentionRuntime.in(graph, PairGraph.ATTENTION).paramTable(true);
    }

    /** Returns the weights of one cell of a decoder with input feeding. */
    private static float[] cell(ComputationGraph graph, int layer) {
        return FeedingRuntime.in(graph, PairGraph.DECODER).cell(layer);
    }

    private static float[] numbers(ComputationGraph graph, String layer, String key) {
        return graph.getLayer(layer).getParam(key).dup('c').data().asFloat();
    }

    private static float[] all(ComputationGraph graph, String layer) {
        return graph.getLayer(layer).params().dup('c').data().asFloat();
    }

    /**
     * Reads a source.
     *
     * @param source tokens, at least one, of any length
     * @throws ShapeProblem if there is none
     */
    public synchronized Memory encode(int[] source) {
        if (source.length == 0) {
            throw new ShapeProblem(
                    "A source has at least one token.", "an empty source", "a text with something in it");
        }
        NativeThreads.useOne();
        float[] frames = new float[source.length * embedding];
        for (int step = 0; step < source.length; step++) {
            System.arraycopy(sourceEmbedding, row(source[step], sourceTokens), frames, step * embedding, embedding);
        }
        StatefulStack.Passed passed = encoder.read(frames, source.length, null);
        return new Memory(
                source.length, passed.states(), lookup == null ? null : lookup.source(passed.outputs(), source.length));
    }

    private int row(int token, int tokens) {
        if (token < 0 || token >= tokens) {
            throw new ShapeProblem(
                    "A token is a number from 0 to " + (tokens - 1) + ".",
                    "" + token,
                    "tokens of the model's vocabulary");
        }
        return token * embedding;
    }

    /** Returns the state before the first token of a target: the begin was read. */
    public State begin(Memory memory) {
        return after(memory, memory.states(), new float[width], Vocabulary.BEGIN);
    }

    /** Returns the state after one more token. */
    public State after(State state, int token) {
        return after(state.memory(), state.states(), state.found(), token);
    }

    private synchronized State after(Memory memory, float[][] states, float[] found, int token) {
        NativeThreads.useOne();
        float[] frame = new float[feeding ? embedding + width : embedding];
        if (feeding) {
            System.arraycopy(found, 0, frame, embedding, width);
        }
        System.arraycopy(targetEmbedding, row(token, targetTokens), frame, 0, embedding);
        StatefulStack.Passed passed = decoder.read(frame, 1, states);
        float[] top = passed.outputs();
        float[] attention = new float[0];
        if (lookup != null && memory.source() != null) {
            attention = lookup.attention(memory.source(), top);
            top = lookup.joined(memory.source(), attention, top);
        }
        return new State(memory, passed.states(), top, attention, logSoftmax(head.of(top)));
    }

    private static double[] logSoftmax(float[] raw) {
        double largest = Double.NEGATIVE_INFINITY;
        for (float number : raw) {
            largest = Math.max(largest, number);
        }
        double sum = 0;
        for (float number : raw) {
            sum += Math.exp(number - largest);
        }
        double log = largest + Math.log(sum);
        double[] result = new double[raw.length];
        for (int i = 0; i < raw.length; i++) {
            result[i] = raw[i] - log;
        }
        return result;
    }

    /** Returns the natural logarithm of the probability of each token of the target's vocabulary to come next. */
    public double[] logProbabilities(State state) {
        return state.logProbabilities().clone();
    }

    /**
     * Returns how much of each token of the source went into what comes next; they add up to 1. Of a state after some tokens this is where
     * the model looks for the next one.
     *
     * @throws ConfigProblem if the model has no attention
     */
    public float[] attention(State state) {
        if (lookup == null) {
            throw new ConfigProblem(
                    "A model shows where it looks if it was fitted with attention.",
                    "a translator without attention",
                    ".attention(additive())");
        }
        return state.attention().clone();
    }

    /** Returns whether the model has attention. */
    public boolean hasAttention() {
        return lookup != null;
    }

    @Override
    public synchronized void close() {
        encoder.close();
        decoder.close();
    }
}
