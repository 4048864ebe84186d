package org.cellstate.dsl.sweep.insight;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** A regression tree grown to its end: it splits where the squared error falls most, until all values of a leaf are equal. */
final class RegressionTree {

    private final List<Column> columns;
    private final double[][] rows;
    private final double[] values;
    private final List<Leaf> leaves = new ArrayList<>();

    /** Grows a tree on some of the rows, which may come several times. */
    RegressionTree(List<Column> columns, double[][] rows, double[] values, int[] chosen) {
        this.columns = columns;
        this.rows = rows;
        this.values = values;
        grow(Leaf.whole(columns), chosen);
    }

    List<Leaf> leaves() {
        return leaves;
    }

    double predict(double[] row) {
        for (Leaf leaf : leaves) {
            if (leaf.holds(row)) {
                return leaf.value();
            }
        }
        throw new IllegalArgumentException("A row lies in the space of its columns.\n  received: "
                + Arrays.toString(row) + "\n  try: numbers from 0 to 1, and options there are");
    }

    private record Split(int column, double at, double gain) {}

    private void grow(Leaf part, int[] chosen) {
        Split best = new Split(-1, 0, 0);
        for (int column = 0; column < columns.size() && differ(chosen); column++) {
            Split split = columns.get(column).isNumber() ? threshold(column, chosen) : option(column, chosen);
            best = split.gain > best.gain ? split : best;
        }
        if (best.column < 0) {
            part.value(Arrays.stream(chosen)
                    .mapToDouble(row -> values[row])
                    .average()
                    .orElseThrow());
            leaves.add(part);
            return;
        }
        for (boolean first : new boolean[] {true, false}) {
            Split split = best;
            int[] side = Arrays.stream(chosen)
                    .filter(row -> first == isFirst(split, row))
                    .toArray();
            grow(part.part(split.column, split.at, first), side);
        }
    }

    private boolean isFirst(Split split, int row) {
        double code = rows[row][split.column];
        return columns.get(split.column).isNumber() ? code <= split.at : (int) code == (int) split.at;
    }

    private boolean differ(int[] chosen) {
        return Arrays.stream(chosen).anyMatch(row -> values[row] != values[chosen[0]]);
    }

    /** Returns the split between two neighbours that leaves the least squared error. */
    private Split threshold(int column, int[] chosen) {
        int[] order = IntStream.of(chosen)
                .boxed()
                .sorted(Comparator.comparingDouble(row -> rows[row][column]))
                .mapToInt(Integer::intValue)
                .toArray();
        double mean = mean(chosen);
        double sum = 0;
        Split best = new Split(-1, 0, 0);
        for (int i = 0; i + 1 < order.length; i++) {
            sum += values[order[i]] - mean;
            double here = rows[order[i]][column];
            double next = rows[order[i + 1]][column];
            double gain = gain(sum, i + 1, order.length);
            if (next > here && gain > best.gain) {
                best = new Split(column, here + (next - here) / 2, gain);
            }
        }
        return best;
    }

    /** Returns the option that stands out most from all others. */
    private Split option(int column, int[] chosen) {
        double mean = mean(chosen);
        double[] sums = new double[columns.get(column).options()];
        int[] counts = new int[sums.length];
        for (int row : chosen) {
            sums[(int) rows[row][column]] += values[row] - mean;
            counts[(int) rows[row][column]]++;
        }
        Split best = new Split(-1, 0, 0);
        for (int option = 0; option < sums.length; option++) {
            if (counts[option] > 0 && counts[option] < chosen.length) {
                double gain = gain(sums[option], counts[option], chosen.length);
                best = gain > best.gain ? new Split(column, option, gain) : best;
            }
        }
        return best;
    }

    private double mean(int[] chosen) {
        return Arrays.stream(chosen).mapToDouble(row -> values[row]).average().orElseThrow();
    }

    /** Returns by how much the squared error falls where so many of all deviate from the mean by this sum. */
    private static double gain(double sum, int count, int all) {
        return sum * sum * all / ((double) count * (all - count));
    }
}
