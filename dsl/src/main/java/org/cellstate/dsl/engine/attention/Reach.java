package org.cellstate.dsl.engine.attention;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Which source steps each target step may attend to: the real ones, and for a causal mechanism only those up to itself. */
final class Reach {

    private final int[][] real;
    private final int @Nullable [][] asking;
    private final boolean causal;

    private Reach(int[][] real, int @Nullable [][] asking, boolean causal) {
        this.real = real;
        this.asking = asking;
        this.causal = causal;
    }

    /**
     * Reads masks {@code [batch, time]}, whose real steps are those that are not 0.
     *
     * @param targets mask of the target steps; null if all are real
     * @param sources mask of the source steps; null if all are real
     */
    static Reach of(
            int rows, int sourceSteps, float @Nullable [][] targets, float @Nullable [][] sources, boolean causal) {
        int[][] real;
        if (sources == null) {
            real = new int[rows][];
            Arrays.fill(real, every(sourceSteps));
        } else {
            real = realSteps(sources);
        }
        return new Reach(real, targets == null ? null : realSteps(targets), causal);
    }

    private static int[] every(int steps) {
        int[] all = new int[steps];
        Arrays.setAll(all, step -> step);
        return all;
    }

    private static int[][] realSteps(float[][] mask) {
        int[][] real = new int[mask.length][];
        for (int row = 0; row < mask.length; row++) {
            int[] steps = new int[mask[row].length];
            int count = 0;
            for (int step = 0; step < steps.length; step++) {
                if (mask[row][step] != 0) {
                    steps[count++] = step;
                }
            }
            real[row] = Arrays.copyOf(steps, count);
        }
        return real;
    }

    /** Returns the real source steps of a row, in order. */
    int[] steps(int row) {
        return real[row];
    }

    /** Returns how many of {@link #steps} a target step may attend to: the first ones. None for a masked target step. */
    int count(int row, int target) {
        if (asking != null && Arrays.binarySearch(asking[row], target) < 0) {
            return 0;
        }
        if (!causal) {
            return real[row].length;
        }
        int place = Arrays.binarySearch(real[row], target);
        return place < 0 ? -place - 1 : place + 1;
    }
}
