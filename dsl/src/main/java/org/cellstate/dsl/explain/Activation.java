package org.cellstate.dsl.explain;

import java.util.Arrays;

/**
 * What the units of a layer have at each step, of one kind.
 *
 * @param name such as {@code forget gate} or {@code cell state}
 * @param low the least that it can be; of a cell state, which has no bounds, the negative of the largest size that came up, or -1 if all
 *     are 0
 * @param high the most that it can be
 * @param values {@code [unit][time]}
 */
@SuppressWarnings("ArrayRecordComponent") // copied in and out, never compared
public record Activation(String name, double low, double high, double[][] values) {

    /** Copies the values. */
    public Activation {
        values = copy(values);
    }

    static Activation gate(String name, double[][] values) {
        return new Activation(name, 0, 1, values);
    }

    static Activation signed(String name, double[][] values) {
        return new Activation(name, -1, 1, values);
    }

    static Activation unbounded(String name, double[][] values) {
        double size = Arrays.stream(values)
                .flatMapToDouble(Arrays::stream)
                .map(Math::abs)
                .max()
                .orElse(0);
        double bound = size > 0 ? size : 1;
        return new Activation(name, -bound, bound, values);
    }

    /** Returns the same without the first step. */
    Activation withoutFirst() {
        double[][] later = Arrays.stream(values)
                .map(unit -> Arrays.copyOfRange(unit, 1, unit.length))
                .toArray(double[][]::new);
        return new Activation(name, low, high, later);
    }

    /** Returns a copy of the values, {@code [unit][time]}. */
    @Override
    public double[][] values() {
        return copy(values);
    }

    /** Returns the mean over all units and steps. */
    public double mean() {
        return Arrays.stream(values).flatMapToDouble(Arrays::stream).average().orElse(Double.NaN);
    }

    /** Returns the mean of each unit over the steps. */
    public double[] unitMeans() {
        return Arrays.stream(values)
                .mapToDouble(unit -> Arrays.stream(unit).average().orElse(Double.NaN))
                .toArray();
    }

    private static double[][] copy(double[][] values) {
        return Arrays.stream(values).map(double[]::clone).toArray(double[][]::new);
    }

    /** Returns the name, the size and the mean. */
    @Override
    public String toString() {
        return name + ", " + values.length + " units, mean " + mean();
    }
}
