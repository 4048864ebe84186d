package org.cellstate.dsl.prepare;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.Random;
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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.random.RandomGenerator;

/**
 * Deals examples out at random, those of a batch about as long as each other, so that little of it is padding: of some batches' worth of
 * shuffled examples the shortest make one batch, the next another, and these come in random order.
 */
final class LengthOrder implements ExampleOrder {

    /** Batches that are sorted together: more pad less, fewer mix more. */
    private static final int BATCHES = 16;

    private final ExampleOrder shuffled;
    private final int examples;
    private final IntUnaryOperator length;
    private final RandomGenerator random;
    private final List<int[]> batches = new ArrayList<>();

    /**
     * @param examples that are dealt out, each once before any comes again
     * @param length of an example
     */
    LengthOrder(int[] examples, IntUnaryOperator length, RandomGenerator random) {
        this.shuffled = new ShuffledOrder(examples, random);
        this.examples = examples.length;
        this.length = length;
        this.random = random;
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

        if (batches.isEmpty() || batches.get(0).length != count) {
            fill(count);
        }
        return batches.remove(batches.size() - 1);
    }

    private void fill(int count) {
        batches.clear();
        int together = Math.max(1, Math.min(BATCHES, examples / count));
        List<Integer> pool = new ArrayList<>();
        for (int example : shuffled.draw(together * count)) {
            pool.add(example);
        }
        pool.sort(Comparator.comparingInt(length::applyAsInt));
        for (int batch = 0; batch < together; batch++) {
            int[] drawn = new int[count];
            for (int i = 0; i < count; i++) {
                drawn[i] = pool.get(batch * count + i);
            }
            batches.add(random.nextInt(batches.size() + 1), drawn);
        }
    }
}
