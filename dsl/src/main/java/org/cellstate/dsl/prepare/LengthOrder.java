package org.cellstate.dsl.prepare;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.random.RandomGenerator;

/**
 * Examples at random, those of like lengths together, so that little of a batch is padding. Each comes once before any comes again: an epoch
 * is cut into batches of the same size, give or take one.
 */
final class LengthOrder implements ExampleOrder {

    /** Batches that are sorted together: enough for like lengths, few enough for other neighbours in each epoch. */
    private static final int POOL = 64;

    private final int[] examples;
    private final Comparator<Integer> length;
    private final RandomGenerator random;
    private final Queue<int[]> batches = new ArrayDeque<>();

    /**
     * @param length what sorts examples by number
     */
    LengthOrder(int[] examples, Comparator<Integer> length, RandomGenerator random) {
        this.examples = examples.clone();
        this.length = length;
        this.random = random;
    }

    /**
     * @param length of an example by number
     */
    LengthOrder(int[] examples, IntUnaryOperator length, RandomGenerator random) {
        this(examples, Comparator.comparingInt(length::applyAsInt), random);
    }

    @Override
    public int[] draw(int count) {
        if (batches.isEmpty()) {
            deal(count);
        }
        return batches.remove();
    }

    private void deal(int count) {
        List<Integer> dealt = new ArrayList<>(Arrays.stream(examples).boxed().toList());
        Collections.shuffle(dealt, new Random(random.nextLong()));
        boolean rising = true;
        for (int from = 0; from < dealt.size(); from += POOL * count) {
            // The next pool begins where this one ends: a batch that lies across both has like lengths too.
            dealt.subList(from, Math.min(dealt.size(), from + POOL * count)).sort(rising ? length : length.reversed());
            rising = !rising;
        }
        int number = Math.max(1, Math.round((float) dealt.size() / count));
        List<int[]> cut = new ArrayList<>();
        for (int batch = 0; batch < number; batch++) {
            int from = Math.toIntExact((long) dealt.size() * batch / number);
            int to = Math.toIntExact((long) dealt.size() * (batch + 1) / number);
            cut.add(dealt.subList(from, to).stream().mapToInt(Integer::intValue).toArray());
        }
        Collections.shuffle(cut, new Random(random.nextLong()));
        batches.addAll(cut);
    }
}
