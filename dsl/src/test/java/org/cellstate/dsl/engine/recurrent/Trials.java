package org.cellstate.dsl.engine.recurrent;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.cellstate.dsl.model.Cell;

/** Cells, patterns of steps that count, and how far two results are apart. */
final class Trials {

    /** Which steps of a row count. */
    enum Pattern {
        FULL,
        PADDED_RIGHT,
        PADDED_LEFT,
        HOLES
    }

    private Trials() {}

    /** Every cell of a width. */
    static List<CellShape> cells(int inputs, int hidden) {
        return List.of(
                new CellShape(Cell.LSTM, inputs, hidden, false),
                new CellShape(Cell.LSTM, inputs, hidden, true),
                new CellShape(Cell.GRU, inputs, hidden, false),
                new CellShape(Cell.RNN, inputs, hidden, false));
    }

    static <E> E any(E[] choices, Random random) {
        return choices[random.nextInt(choices.length)];
    }

    /** Returns lists of steps; unless all count, rows differ in how many do. */
    static int[][] steps(Pattern pattern, int rows, int length, Random random) {
        if (pattern == Pattern.FULL) {
            return new int[0][];
        }
        int[][] steps = new int[rows][];
        for (int row = 0; row < rows; row++) {
            int count = 1 + random.nextInt(length);
            int start = pattern == Pattern.PADDED_LEFT ? length - count : 0;
            steps[row] = switch (pattern) {
                case HOLES ->
                    random.ints(0, length).distinct().limit(count).sorted().toArray();
                default -> range(start, count);
            };
        }
        return steps;
    }

    static int[] range(int start, int count) {
        int[] steps = new int[count];
        Arrays.setAll(steps, i -> start + i);
        return steps;
    }

    /** Returns the largest difference of any two tensors of the results, each against the largest number of its tensor. */
    static double apart(Trial.Result found, Trial.Result expected) {
        return Math.max(apart(found.values(), expected.values()), apart(found.gradients(), expected.gradients()));
    }

    private static <K> double apart(Map<K, double[]> found, Map<K, double[]> expected) {
        if (!found.keySet().equals(expected.keySet())) {
            throw new AssertionError(found.keySet() + " for " + expected.keySet());
        }
        double most = 0;
        for (Map.Entry<K, double[]> entry : expected.entrySet()) {
            most = Math.max(most, apart(found.getOrDefault(entry.getKey(), new double[0]), entry.getValue()));
        }
        return most;
    }

    static double apart(double[] found, double[] expected) {
        double largest = 1e-30;
        double apart = found.length == expected.length ? 0 : Double.POSITIVE_INFINITY;
        for (int i = 0; i < expected.length; i++) {
            largest = Math.max(largest, Math.abs(expected[i]));
            double difference = Math.abs(found[i] - expected[i]);
            apart = difference <= apart ? apart : Double.isNaN(difference) ? Double.POSITIVE_INFINITY : difference;
        }
        return apart / largest;
    }
}
