package org.cellstate.dsl.evaluate.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.evaluate.decode.NextTokens;
import org.jspecify.annotations.Nullable;

/**
 * A model of the next token that counts: what followed the last {@code order - 1} tokens in the training texts, mixed with what followed
 * shorter contexts; below all lies the same probability for each token. It needs no training beyond one look at the texts, and is what any
 * other language model must beat. Its state is the last tokens.
 *
 * <p>Mixed by Witten and Bell 1991, a context that was seen {@code n} times with {@code t} different tokens behind it has the weight {@code
 * n / (n + t)}, the next shorter one the rest. By Kneser and Ney 1995, interpolated as Chen and Goodman 1999 have it, a discount is taken
 * from each count, which the shorter context shares out; and of a shorter context it counts behind how many different tokens a sequence
 * stood, not how often: {@code Francisco} is frequent, but behind {@code San} alone.
 */
public final class NGram implements NextTokens<int[]> {

    /** What is taken from counts where there are none of 1 or none of 2, which would tell. */
    private static final double DISCOUNT = 0.5;

    private final int order;
    private final int vocabulary;

    /** The node of a context and one more token; contexts are read from their first token on. */
    private final Map<Long, Integer> nodes = new HashMap<>();

    private final List<Node> counts = new ArrayList<>(List.of(new Node(null, 0, 0)));

    /** By the length of a sequence, from 1; empty where counts are mixed by Witten and Bell. */
    private double[] discounts = new double[0];

    /** A context, or a context with its next token, and what was counted. */
    private static final class Node {
        private final @Nullable Node context;
        private final int token;
        private final int number;
        private final int length;
        private @Nullable Node shorter;
        private int seen;
        private int followed;
        private int kinds;

        Node(@Nullable Node context, int token, int number) {
            this.context = context;
            this.token = token;
            this.number = number;
            this.length = context == null ? 0 : context.length + 1;
        }
    }

    private NGram(int order, int vocabulary) {
        this.order = order;
        this.vocabulary = vocabulary;
    }

    /**
     * Counts texts, to be mixed by Witten and Bell.
     *
     * @param texts numbers of tokens, from 0 to below {@code vocabulary}
     * @param vocabulary number of tokens
     * @param order the longest sequence that is counted, at least 1; 1 counts single tokens
     * @throws ConfigProblem if the order is less
     */
    public static NGram of(List<int[]> texts, int vocabulary, int order) {
        NGram model = counted(texts, vocabulary, order);
        model.sum();
        return model;
    }

    /**
     * Counts texts, to be mixed by Kneser and Ney. What is taken from each count of sequences of one length is {@code n1 / (n1 + 2 n2)}, with
     * the numbers of those that were counted once and twice (Ney, Essen and Kneser 1994); a half where there are none.
     *
     * @param texts numbers of tokens, from 0 to below {@code vocabulary}
     * @param vocabulary number of tokens
     * @param order the longest sequence that is counted, at least 1; 1 counts single tokens
     * @throws ConfigProblem if the order is less
     */
    public static NGram kneserNey(List<int[]> texts, int vocabulary, int order) {
        NGram model = counted(texts, vocabulary, order);
        model.countContinuations();
        model.discounts = new double[order + 1];
        for (int length = 1; length <= order; length++) {
            model.discounts[length] = model.discount(length);
        }
        model.sum();
        return model;
    }

    /** Counts texts, to be mixed by Kneser and Ney with one discount, above 0 and below 1, for all. */
    static NGram kneserNey(List<int[]> texts, int vocabulary, int order, double discount) {
        NGram model = kneserNey(texts, vocabulary, order);
        Arrays.fill(model.discounts, discount);
        return model;
    }

    private static NGram counted(List<int[]> texts, int vocabulary, int order) {
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
            int token = text[i];
            at = nodes.computeIfAbsent(key(at, token), key -> {
                counts.add(new Node(context, token, counts.size()));
                return counts.size() - 1;
            });
            counts.get(at).seen++;
        }
    }

    /** Adds up what followed each context. */
    private void sum() {
        for (Node node : counts) {
            if (node.context != null && node.seen > 0) {
                node.context.followed += node.seen;
                node.context.kinds++;
            }
        }
    }

    /** Counts of all sequences but the longest behind how many different tokens they stood. */
    private void countContinuations() {
        Node root = counts.get(0);
        // A context is made before what follows it, and all sequences without their first token are there by now.
        for (Node node : counts) {
            Node context = node.context;
            if (context == root) {
                node.shorter = root;
            } else if (context != null && context.shorter != null) {
                node.shorter = counts.get(nodes.getOrDefault(key(context.shorter.number, node.token), 0));
            }
        }
        for (Node node : counts) {
            node.seen = node.length < order ? 0 : node.seen;
        }
        for (Node node : counts) {
            if (node.shorter != null) {
                node.shorter.seen++;
            }
        }
    }

    private double discount(int length) {
        long once = counts.stream()
                .filter(node -> node.length == length && node.seen == 1)
                .count();
        long twice = counts.stream()
                .filter(node -> node.length == length && node.seen == 2)
                .count();
        return once == 0 || twice == 0 ? DISCOUNT : once / (once + 2.0 * twice);
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
            if (discounts.length == 0) {
                probability = (seen + node.kinds * probability) / (node.followed + node.kinds);
            } else {
                double discount = discounts[node.length + 1];
                probability = (Math.max(0, seen - discount) + discount * node.kinds * probability) / node.followed;
            }
        }
        return probability;
    }

    /** Returns for example {@code 5-gram}. */
    @Override
    public String toString() {
        return order == 1 ? "single tokens" : order + "-gram";
    }
}
