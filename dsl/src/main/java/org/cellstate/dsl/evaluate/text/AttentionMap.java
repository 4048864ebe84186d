package org.cellstate.dsl.evaluate.text;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.data.ShapeProblem;
import org.cellstate.dsl.engine.attention.AttentionRuntime;
import org.jspecify.annotations.Nullable;

/**
 * Where a model looked while it wrote: for each target token a share of attention for each source token, by one or more heads.
 *
 * <pre>{@code
 * attention(List.of("le", "chat"), List.of("the", "cat"), new double[][] {{0.9, 0.1}, {0.2, 0.8}})
 * }</pre>
 */
public final class AttentionMap {

    private final List<String> source;
    private final List<String> target;
    private final double[][][] heads;

    private AttentionMap(List<String> source, List<String> target, double[][][] heads) {
        this.source = source;
        this.target = target;
        this.heads = heads;
    }

    /**
     * Returns a map of one head. Padding may stand before or behind, as far as its weights are 0.
     *
     * @param source the tokens that were read
     * @param target the tokens that were written
     * @param weights {@code [target, source]}; a row adds up to 1 within 0.001
     * @throws ShapeProblem if there is no token, or the weights do not fit the tokens
     * @throws org.cellstate.dsl.data.DataProblem if a row is no shares; the message says which
     */
    public static AttentionMap of(List<String> source, List<String> target, double[][] weights) {
        return ofHeads(source, target, new double[][][] {weights});
    }

    /** Returns a map of several heads, {@code [head, target, source]}; otherwise as {@link #of(List, List, double[][])}. */
    public static AttentionMap ofHeads(List<String> source, List<String> target, double[][][] weights) {
        if (source.isEmpty() || target.isEmpty() || weights.length == 0) {
            throw new ShapeProblem(
                    "Attention goes from at least one target token to at least one source token, by at least one head.",
                    source.size() + " source tokens, " + target.size() + " target tokens, " + weights.length + " heads",
                    "the tokens that were read, and those that were written");
        }
        AttentionRows rows = new AttentionRows(source, target);
        return new AttentionMap(
                List.copyOf(source),
                List.copyOf(target),
                Arrays.stream(weights).map(rows::of).toArray(double[][][]::new));
    }

    /**
     * Returns what a vertex of a running graph attended to in its last pass forward, all heads of it.
     *
     * @param vertex {@code AttentionRuntime.in(graph, "attention")}
     * @param row the row of the batch, from 0
     * @throws ConfigProblem if there was no pass yet, or it had no such row
     */
    public static AttentionMap of(List<String> source, List<String> target, AttentionRuntime vertex, int row) {
        double[][][] heads = new double[vertex.heads()][][];
        for (int head = 0; head < heads.length; head++) {
            float[][][] batch = vertex.weights(head);
            if (row < 0 || row >= batch.length) {
                throw new ConfigProblem(
                        "The rows of a batch are counted from 0 to below their number.",
                        "row " + row + " of " + batch.length,
                        "row 0");
            }
            heads[head] = doubles(batch[row]);
        }
        return ofHeads(source, target, heads);
    }

    private static double[][] doubles(float[][] weights) {
        return Arrays.stream(weights)
                .map(row ->
                        IntStream.range(0, row.length).mapToDouble(i -> row[i]).toArray())
                .toArray(double[][]::new);
    }

    /** Returns the tokens that were read. */
    public List<String> source() {
        return source;
    }

    /** Returns the tokens that were written. */
    public List<String> target() {
        return target;
    }

    /** Returns the number of heads. */
    public int heads() {
        return heads.length;
    }

    /** Returns the weights, {@code [target, source]}; of several heads the mean. */
    public double[][] weights() {
        double[][] mean = new double[target.size()][source.size()];
        for (double[][] head : heads) {
            for (int t = 0; t < mean.length; t++) {
                for (int s = 0; s < mean[t].length; s++) {
                    mean[t][s] += head[t][s] / heads.length;
                }
            }
        }
        return mean;
    }

    /**
     * Returns one head alone.
     *
     * @throws ConfigProblem if there is no such head
     */
    public AttentionMap head(int head) {
        if (head < 0 || head >= heads.length) {
            throw new ConfigProblem(
                    "Heads are counted from 0 to below their number.",
                    "head " + head + " of " + heads.length,
                    ".head(0), or .weights() for the mean of all");
        }
        return new AttentionMap(source, target, new double[][][] {heads[head]});
    }

    /** Returns the heads side by side, to be drawn. */
    public AttentionHeads byHead() {
        return new AttentionHeads(
                IntStream.range(0, heads.length).mapToObj(this::head).toList());
    }

    /**
     * Returns the source token that a target token looked at most, of equals the first.
     *
     * @throws ConfigProblem if there is no such target token
     */
    public Link strongest(int targetIndex) {
        if (targetIndex < 0 || targetIndex >= target.size()) {
            throw new ConfigProblem(
                    "Target tokens are counted from 0 to below their number.",
                    "strongest(" + targetIndex + ") of " + target.size() + " tokens",
                    ".strongest(0)");
        }
        double[] row = weights()[targetIndex];
        int largest = 0;
        for (int i = 1; i < row.length; i++) {
            largest = row[i] > row[largest] ? i : largest;
        }
        return new Link(targetIndex, target.get(targetIndex), largest, source.get(largest), row[largest]);
    }

    /** Returns the strongest link of every target token, in order. */
    public List<Link> strongest() {
        return IntStream.range(0, target.size()).mapToObj(this::strongest).toList();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AttentionMap that
                && source.equals(that.source)
                && target.equals(that.target)
                && Arrays.deepEquals(heads, that.heads);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * source.hashCode() + target.hashCode()) + Arrays.deepHashCode(heads);
    }

    /** Returns for example {@code 2 heads over 5 source and 4 target tokens}. */
    @Override
    public String toString() {
        return heads.length + (heads.length == 1 ? " head" : " heads") + " over " + source.size() + " source and "
                + target.size() + " target tokens";
    }
}
