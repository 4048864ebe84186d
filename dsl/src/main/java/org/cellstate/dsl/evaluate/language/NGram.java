package org.cellstate.dsl.evaluate.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.evaluate.decode.NextTokens;

/**
 * A model of the next token that counts: what followed the last {@code order - 1} tokens in the training texts, mixed with what followed
 * shorter contexts by Witten and Bell 1991. A context that was seen {@code n} times with {@code t} different tokens behind it has the weight
 * {@code n / (n + t)}, the next shorter one the rest; below all lies the same probability for each token. It needs no training beyond one
 * look at the texts, and is what any other language model must beat. Its state is the last tokens.
 */
public final class NGram implements NextTokens<int[]> {

    private final int order;
    private final int vocabulary;

    /** The node of a context and one more token; contexts are read from their first token on. */
    private final Map<Long, Integer> nodes = new HashMap<>();

    private final List<Node> counts = new ArrayList<>(List.of(new Node()));

    /** A context, or a context with its next token, and what was counted. */
    private static final class Node {
        private int seen;
        private int followed;
        private int kinds;
    }

    private NGram(int order, int vocabulary) {
        this.order = order;
        this.vocabulary = vocabulary;
    }

    /**
     * Counts texts.
     *
     * @param texts numbers of tokens, from 0 to below {@code vocabulary}
     * @param vocabulary number of tokens
     * @param order the longest sequence that is counted, at least 1; 1 counts single tokens
     * @throws ConfigProblem if the order is less
     */
    public static NGram of(List<int[]> texts, int vocabulary, int order) {
        if (order < 1) {
            throw new ConfigProblem("An n-gram is a sequence of at least 1 token.", "order " + order, "order 5");
        }
        NGram model = new NGram(order, vocabulary);
        for (int[] text : texts) {
            for (int from = 0; from < text.length; from++) {
                model.count(text, from, Math.min(text.length, from + order));
            }
        }
        return model;
    }

    private void count(int[] text, int from, int to) {
        int at = 0;
        for (int i = from; i < to; i++) {
            Node context = counts.get(at);
            int next = nodes.computeIfAbsent(key(at, text[i]), key -> {
                counts.add(new Node());
                return counts.size() - 1;
            });
            Node node = counts.get(next);
            context.followed++;
            context.kinds += node.seen == 0 ? 1 : 0;
            node.seen++;
            at = next;
        }
    }

    private long key(int node, int token) {
        return (long) node * vocabulary + token;
    }

    @Override
    public int[] begin() {
        return new int[0];
    }

    @Override
    public int[] after(int[] state, int token) {
        int from = Math.max(0, state.length + 1 - Math.max(1, order - 1));
        int[] after = Arrays.copyOfRange(state, from, state.length + 1);
        after[after.length - 1] = token;
        return after;
    }

    @Override
    public double[] logProbabilities(int[] state) {
        int[] contexts = contexts(state, state.length);
        double[] logs = new double[vocabulary];
        Arrays.setAll(logs, token -> Math.log(probability(contexts, token)));
        return logs;
    }

    /**
     * Returns the natural logarithm of the probability of each token of a text, after the tokens before it.
     *
     * @param text numbers of tokens
     */
    public double[] read(int[] text) {
        double[] logs = new double[text.length];
        Arrays.setAll(logs, i -> Math.log(probability(contexts(text, i), text[i])));
        return logs;
    }

    /** Returns the nodes of the contexts that end before a place, the longest last; -1 where one was not seen. */
    private int[] contexts(int[] text, int end) {
        int[] found = new int[Math.min(order - 1, end) + 1];
        for (int length = 0; length < found.length; length++) {
            int at = 0;
            for (int i = end - length; i < end && at >= 0; i++) {
                at = nodes.getOrDefault(key(at, text[i]), -1);
            }
            found[length] = at;
        }
        return found;
    }

    private double probability(int[] contexts, int token) {
        double probability = 1.0 / vocabulary;
        for (int context : contexts) {
            if (context < 0 || counts.get(context).followed == 0) {
                continue;
            }
            Node node = counts.get(context);
            Integer next = nodes.get(key(context, token));
            int seen = next == null ? 0 : counts.get(next).seen;
            probability = (seen + node.kinds * probability) / (node.followed + node.kinds);
        }
        return probability;
    }

    /** Returns for example {@code 5-gram}. */
    @Override
    public String toString() {
        return order == 1 ? "single tokens" : order + "-gram";
    }
}
