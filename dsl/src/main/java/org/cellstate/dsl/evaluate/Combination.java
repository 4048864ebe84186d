package org.cellstate.dsl.evaluate;

import java.util.Arrays;
import java.util.List;

/** How the forecasts of several models become one, level by level: medians of medians, upper ends of upper ends. */
public enum Combination {
    /** Each counts the same. */
    MEAN("mean"),
    /** The one in the middle, at each step: one that is far off does not count (Stock and Watson 2004). */
    MEDIAN("median"),
    /** Each counts by one over its mean absolute error on the validation tail (Bates and Granger 1969, without correlations). */
    WEIGHTED("weighted mean"),
    /**
     * Weights of 0 or more that add up to 1, with the least mean squared error of the combined points on the validation tail (Bates and
     * Granger 1969; Breiman 1996, stacked regressions).
     */
    STACKED("stacked mean");

    private static final int SWEEPS = 100_000;
    private static final double STILL = 1e-13;

    private final String word;

    Combination(String word) {
        this.word = word;
    }

    /** Returns for example {@code weighted mean}. */
    @Override
    public String toString() {
        return word;
    }

    /**
     * Returns what each member counts, adding up to 1.
     *
     * @param errors {@code [member][outcome]}: forecasts minus outcomes on the validation tail
     */
    double[] weights(double[][] errors) {
        int members = errors.length;
        double[] weights = new double[members];
        Arrays.fill(weights, 1.0 / members);
        if (this == WEIGHTED) {
            Arrays.setAll(
                    weights,
                    i -> 1
                            / Math.max(
                                    Double.MIN_NORMAL,
                                    Arrays.stream(errors[i])
                                            .map(Math::abs)
                                            .average()
                                            .orElse(1)));
            double sum = Arrays.stream(weights).sum();
            Arrays.setAll(weights, i -> weights[i] / sum);
        }
        if (this == STACKED) {
            stack(products(errors), weights);
        }
        return weights;
    }

    private static double[][] products(double[][] errors) {
        double[][] products = new double[errors.length][errors.length];
        for (int i = 0; i < errors.length; i++) {
            for (int j = 0; j < errors.length; j++) {
                for (int outcome = 0; outcome < errors[i].length; outcome++) {
                    products[i][j] += errors[i][outcome] * errors[j][outcome];
                }
            }
        }
        return products;
    }

    /** Moves weight between two members as far as the squared error falls, pair by pair, until nothing moves. */
    private static void stack(double[][] products, double[] weights) {
        double moved = 1;
        for (int sweep = 0; sweep < SWEEPS && moved > STILL; sweep++) {
            moved = 0;
            for (int to = 0; to < weights.length; to++) {
                for (int from = 0; from < to; from++) {
                    double bend = products[to][to] - 2 * products[to][from] + products[from][from];
                    double slope = dot(products[from], weights) - dot(products[to], weights);
                    double step = bend > 0 ? slope / bend : 0;
                    double taken = Math.max(-weights[to], Math.min(weights[from], step));
                    weights[to] += taken;
                    weights[from] -= taken;
                    moved = Math.max(moved, Math.abs(taken));
                }
            }
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /**
     * Returns one value of several.
     *
     * @param weights of the values; a median knows none
     */
    double combine(List<Double> values, double[] weights) {
        double[] all = values.stream().mapToDouble(Double::doubleValue).toArray();
        if (this == MEDIAN) {
            Arrays.sort(all);
            return (all[(all.length - 1) / 2] + all[all.length / 2]) / 2;
        }
        return dot(all, weights);
    }
}
