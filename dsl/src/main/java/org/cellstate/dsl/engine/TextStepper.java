package org.cellstate.dsl.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cellstate.dsl.data.ShapeProblem;
import org.cellstate.dsl.engine.recurrent.CellShape;
import org.cellstate.dsl.engine.recurrent.NativeThreads;
import org.cellstate.dsl.engine.recurrent.StepByStep;
import org.cellstate.dsl.model.RecurrentSpec;

/**
 * The network of a language model, read one token at a time without a graph. What it has read is a value, from which it can go on as often
 * as wanted: so a beam branches. Several threads may use it; one waits for the other.
 */
public final class TextStepper implements AutoCloseable {

    private final StepByStep layers;
    private final int vocabulary;
    private final int width;

    /** {@code [token, feature]} */
    private final float[] embedding;

    /** {@code [hidden, token]} */
    private final float[] head;

    private final float[] bias;

    /** What was read so far. */
    public static final class State {

        private final float[] layers;
        private final float[] top;

        private State(float[] layers, float[] top) {
            this.layers = layers;
            this.top = top;
        }

        /** Returns a copy of the top layer's hidden state, {@code [hidden]}. */
        public float[] hidden() {
            return top.clone();
        }
    }

    private TextStepper(StepByStep layers, int vocabulary, float[] embedding, float[] head, float[] bias) {
        this.layers = layers;
        this.vocabulary = vocabulary;
        this.width = embedding.length / vocabulary;
        this.embedding = embedding;
        this.head = head;
        this.bias = bias;
    }

    /**
     * Returns a stepper.
     *
     * @param vocabulary the number of tokens
     * @param weights those of the network that {@link Network#languageModel} makes of the same spec
     */
    public static TextStepper of(RecurrentSpec spec, int vocabulary, float[] weights) {
        NativeThreads.useOne();
        int width = spec.tokens().embedding();
        List<CellShape> shapes = new ArrayList<>();
        for (int layer = 1; layer <= spec.layers(); layer++) {
            shapes.add(new CellShape(spec.cell(), layer == 1 ? width : spec.hidden(), spec.hidden(), false));
        }
        int recurrent = vocabulary * width;
        int top = weights.length - headWeights(spec, vocabulary);
        return new TextStepper(
                new StepByStep(shapes, Arrays.copyOfRange(weights, recurrent, top)),
                vocabulary,
                Arrays.copyOf(weights, recurrent),
                head(spec, vocabulary, weights, top),
                Arrays.copyOfRange(weights, weights.length - vocabulary, weights.length));
    }

    private static int headWeights(RecurrentSpec spec, int vocabulary) {
        if (!spec.tokens().tied()) {
            return vocabulary * (spec.hidden() + 1);
        }
        int width = spec.tokens().embedding();
        return vocabulary + (width == spec.hidden() ? 0 : width * spec.hidden());
    }

    /** Returns what scores tokens, {@code [hidden, token]}. */
    private static float[] head(RecurrentSpec spec, int vocabulary, float[] weights, int top) {
        int hidden = spec.hidden();
        int width = spec.tokens().embedding();
        boolean tied = spec.tokens().tied();
        boolean projected = tied && width != hidden;
        float[] head = new float[vocabulary * hidden];
        for (int token = 0; token < vocabulary; token++) {
            for (int unit = 0; unit < hidden; unit++) {
                float weight = 0;
                if (projected) {
                    for (int i = 0; i < width; i++) {
                        weight += weights[token * width + i] * weights[top + i * hidden + unit];
                    }
                } else {
                    weight = weights[(tied ? 0 : top) + token * hidden + unit];
                }
                head[unit * vocabulary + token] = weight;
            }
        }
        return head;
    }

    /** Returns the state in which nothing was read. */
    public State begin() {
        return new State(new float[layers.stateWidth()], new float[head.length / vocabulary]);
    }

    /**
     * Reads a token.
     *
     * @param state what was read before; it can be continued again
     * @throws ShapeProblem if the token is none of the vocabulary
     */
    public synchronized State after(State state, int token) {
        if (token < 0 || token >= vocabulary) {
            throw new ShapeProblem(
                    "A token is a whole number from 0 to " + (vocabulary - 1) + ".",
                    String.valueOf(token),
                    "numbers that the model's own tokenizer gives");
        }
        NativeThreads.useOne();
        layers.restore(state.layers);
        float[] top = layers.step(Arrays.copyOfRange(embedding, token * width, (token + 1) * width));
        return new State(layers.state(), top.clone());
    }

    /** Returns the natural logarithm of the probability of each token as the next one, {@code [token]}. */
    public double[] logProbabilities(State state) {
        float[] sums = bias.clone();
        for (int unit = 0; unit < state.top.length; unit++) {
            add(head, unit * vocabulary, state.top[unit], sums);
        }
        double most = Double.NEGATIVE_INFINITY;
        for (float sum : sums) {
            most = Math.max(most, sum);
        }
        double all = 0;
        for (float sum : sums) {
            all += Math.exp(sum - most);
        }
        double log = most + Math.log(all);
        double[] logs = new double[vocabulary];
        for (int token = 0; token < vocabulary; token++) {
            logs[token] = sums[token] - log;
        }
        return logs;
    }

    private static void add(float[] matrix, int from, float share, float[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += share * matrix[from + i];
        }
    }

    @Override
    public synchronized void close() {
        layers.close();
    }
}
