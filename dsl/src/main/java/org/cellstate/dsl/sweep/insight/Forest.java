package org.cellstate.dsl.sweep.insight;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A random forest over settings: {@value #TREES} regression trees, each grown to its end on a sample of the rows, drawn with replacement. The
 * same rows give the same forest. Hutter, Hoos and Leyton-Brown (2014) read importances off such a forest: how much of the variance of its
 * predictions, over the whole space, one setting explains by itself (fANOVA).
 */
public final class Forest {

    /** As many as Hutter and others take by default. */
    static final int TREES = 64;

    /** More rows of a sample take long and change little. */
    private static final int MOST_ROWS = 256;

    private final List<Column> columns;
    private final List<RegressionTree> trees = new ArrayList<>();
    private final double explained;
    private final double[] variances;

    private Forest(List<Column> columns, double[][] rows, double[] values) {
        this.columns = List.copyOf(columns);
        double[] sums = new double[rows.length];
        int[] counts = new int[rows.length];
        for (int tree = 0; tree < TREES; tree++) {
            int[] sample = sample(rows.length, tree);
            RegressionTree grown = new RegressionTree(this.columns, rows, values, sample);
            trees.add(grown);
            boolean[] used = new boolean[rows.length];
            Arrays.stream(sample).forEach(row -> used[row] = true);
            for (int row = 0; row < rows.length; row++) {
                if (!used[row]) {
                    sums[row] += grown.predict(rows[row]);
                    counts[row]++;
                }
            }
        }
        this.explained = explained(values, sums, counts);
        this.variances = trees.stream().mapToDouble(Forest::variance).toArray();
    }

    private static int[] sample(int rows, int tree) {
        SplittableRandom random = new SplittableRandom(tree);
        return random.ints(Math.min(rows, MOST_ROWS), 0, rows).toArray();
    }

    /** Returns the share of variance that the trees foretell of the rows that they have not seen. */
    private static double explained(double[] values, double[] sums, int[] counts) {
        double mean = Arrays.stream(values).average().orElse(Double.NaN);
        double error = 0;
        double spread = 0;
        for (int row = 0; row < values.length; row++) {
            if (counts[row] > 0) {
                error += Math.pow(values[row] - sums[row] / counts[row], 2);
                spread += Math.pow(values[row] - mean, 2);
            }
        }
        return spread == 0 ? Double.NaN : 1 - error / spread;
    }

    /**
     * Grows a forest.
     *
     * @param columns the settings
     * @param rows {@code [trial, setting]}: numbers from 0 to 1, or options counted from 0; at least one
     * @param values what was measured, finite
     */
    public static Forest of(List<Column> columns, double[][] rows, double[] values) {
        return new Forest(columns, rows, values);
    }

    /** Returns the share of the variance of trials that trees foretell which have not seen them; at most 1, below 0 where they mislead. */
    public double explained() {
        return explained;
    }

    /**
     * Returns, for each tree whose predictions differ at all, the share of their variance over the space that a setting explains by itself.
     *
     * @param column of the setting
     */
    public double[] shares(int column) {
        return IntStream.range(0, TREES)
                .filter(tree -> variances[tree] > 0)
                .mapToDouble(tree -> marginalVariance(trees.get(tree), column) / variances[tree])
                .toArray();
    }

    private static double variance(RegressionTree tree) {
        double mean = 0;
        double square = 0;
        for (Leaf leaf : tree.leaves()) {
            mean += leaf.volume() * leaf.value();
        }
        for (Leaf leaf : tree.leaves()) {
            square += leaf.volume() * Math.pow(leaf.value() - mean, 2);
        }
        return square;
    }

    private double marginalVariance(RegressionTree tree, int column) {
        double[] edges = columns.get(column).isNumber()
                ? tree.leaves().stream()
                        .flatMapToDouble(leaf -> Arrays.stream(new double[] {leaf.low(column), leaf.high(column)}))
                        .sorted()
                        .distinct()
                        .toArray()
                : new double[columns.get(column).options() + 1];
        double[] predicted = new double[edges.length - 1];
        double[] sizes = new double[predicted.length];
        for (Leaf leaf : tree.leaves()) {
            double weighted = leaf.value() * leaf.volume(column);
            if (columns.get(column).isNumber()) {
                int from = Arrays.binarySearch(edges, leaf.low(column));
                int to = Arrays.binarySearch(edges, leaf.high(column));
                for (int stretch = from; stretch < to; stretch++) {
                    predicted[stretch] += weighted;
                }
            } else {
                for (int option = 0; option < predicted.length; option++) {
                    predicted[option] += leaf.holds(column, option) ? weighted : 0;
                }
            }
        }
        Arrays.setAll(
                sizes,
                stretch ->
                        columns.get(column).isNumber() ? edges[stretch + 1] - edges[stretch] : 1.0 / predicted.length);
        double mean = 0;
        for (int stretch = 0; stretch < sizes.length; stretch++) {
            mean += sizes[stretch] * predicted[stretch];
        }
        double variance = 0;
        for (int stretch = 0; stretch < sizes.length; stretch++) {
            variance += sizes[stretch] * Math.pow(predicted[stretch] - mean, 2);
        }
        return variance;
    }

    /**
     * Returns what the forest predicts for two settings, the mean over all values of the others.
     *
     * @param first a column, and {@code firstCodes} its values
     * @param second another column, and {@code secondCodes} its values
     * @return {@code [value of the first, value of the second]}
     */
    public double[][] surface(int first, double[] firstCodes, int second, double[] secondCodes) {
        double[][] surface = new double[firstCodes.length][secondCodes.length];
        for (RegressionTree tree : trees) {
            for (Leaf leaf : tree.leaves()) {
                double weighted = leaf.value() * leaf.volume(first, second) / TREES;
                for (int i = 0; i < firstCodes.length; i++) {
                    for (int j = 0; j < secondCodes.length && leaf.holds(first, firstCodes[i]); j++) {
                        surface[i][j] += leaf.holds(second, secondCodes[j]) ? weighted : 0;
                    }
                }
            }
        }
        return surface;
    }
}
