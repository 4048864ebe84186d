package org.cellstate.dsl.prepare;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import org.cellstate.dsl.text.SequencePairs;
import org.cellstate.dsl.text.Tokenizer;

/**
 * Pairs ready for a network: cut by tokenizers that were fitted on the training part, numbered, and put into batches of like lengths, padded
 * to the longest of each.
 */
public final class PreparedPairs implements Examples<PairBatch> {

    /** The most pairs that compare one epoch with another. */
    private static final int COMPARED = 1024;

    /** The most probabilities of a comparison: {@value} of four bytes each. */
    private static final int PROBABILITIES = 8_000_000;

    private final SequencePairs data;
    private final Tokenizer source;
    private final Tokenizer target;
    private final int[][] sources;
    private final int[][] targets;

    private PreparedPairs(SequencePairs data, Tokenizer source, Tokenizer target) {
        this.data = data;
        this.source = source;
        this.target = target;
        this.sources = data.sources().stream().map(source::encode).toArray(int[][]::new);
        this.targets = data.targets().stream().map(target::encode).toArray(int[][]::new);
    }

    /** Returns the pairs as numbers, their tokenizers fitted on the training part. */
    public static PreparedPairs of(SequencePairs data) {
        return new PreparedPairs(data, data.sourceTokenizer(), data.targetTokenizer());
    }

    /** Returns the pairs as numbers, cut as they were when a model was saved. */
    public static PreparedPairs of(SequencePairs data, Tokenizer source, Tokenizer target) {
        return new PreparedPairs(data, source, target);
    }

    /** Returns the data that were prepared. */
    public SequencePairs data() {
        return data;
    }

    /** Returns what cuts sources. */
    public Tokenizer source() {
        return source;
    }

    /** Returns what cuts targets. */
    public Tokenizer target() {
        return target;
    }

    @Override
    public String name() {
        return "pairs";
    }

    @Override
    public String label(int pair) {
        return "pair " + (pair + 1);
    }

    @Override
    public List<NamedNumbers> numbers(PairBatch batch) {
        return List.of();
    }

    @Override
    public int[] training() {
        return data.parts().training().clone();
    }

    /** Returns all pairs that train. */
    @Override
    public int epoch() {
        return data.parts().training().length;
    }

    /** Returns batches of like lengths: by the target's, which costs more, and of those by the source's. */
    @Override
    public ExampleOrder order(RandomGenerator random) {
        Comparator<Integer> length = Comparator.comparingInt((Integer pair) -> targets[pair].length)
                .thenComparingInt(pair -> sources[pair].length);
        return new LengthOrder(training(), length, random);
    }

    /** Returns at most {@value #COMPARED}, and fewer where vocabulary and targets are so large that they would need much memory. */
    @Override
    public int compared() {
        int longest = Arrays.stream(data.parts().validation())
                .map(pair -> targets[pair].length + 1)
                .max()
                .orElse(1);
        long each = (long) longest * target.vocabulary().size();
        return (int) Math.max(1, Math.min(COMPARED, PROBABILITIES / each));
    }

    /** Returns some of the pairs that validate, spread evenly over them. */
    @Override
    public int[] validation(int most) {
        int[] all = data.parts().validation();
        int count = Math.min(most, all.length);
        int[] some = new int[count];
        for (int i = 0; i < count; i++) {
            some[i] = all[Math.toIntExact((long) all.length * i / count)];
        }
        return some;
    }

    @Override
    public PairBatch batch(int[] pairs) {
        int[][] from = new int[pairs.length][];
        int[][] to = new int[pairs.length][];
        for (int i = 0; i < pairs.length; i++) {
            from[i] = sources[pairs[i]];
            to[i] = targets[pairs[i]];
        }
        return PairBatch.of(from, to);
    }

    /** Returns the tokens of a pair's source. */
    public int[] source(int pair) {
        return sources[pair].clone();
    }

    /** Returns the tokens of a pair's target, without a begin and an end. */
    public int[] target(int pair) {
        return targets[pair].clone();
    }

    /** Returns the tokens of the longest source that trains. */
    public int longestSource() {
        return Arrays.stream(training()).map(pair -> sources[pair].length).max().orElse(0);
    }

    /** Returns the tokens of the longest target that trains. */
    public int longestTarget() {
        return Arrays.stream(training()).map(pair -> targets[pair].length).max().orElse(0);
    }
}
