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
    private final Node root;

    /** Grows a tree on some of the rows, which may come several times. */
    RegressionTree(List<Column> columns, double[][] rows, double[] values, int[] chosen) {
        this.columns = columns;
        this.rows = rows;
        this.values = values;
        int[][] orders = new int[columns.size()][];
        for (int column = 0; column < orders.length; column++) {
            orders[column] = columns.get(column).isNumber() ? sorted(column, chosen) : new int[0];
        }
        root = grow(Leaf.whole(columns), chosen, orders);
    }

    private int[] sorted(int column, int[] chosen) {
        return IntStream.of(chosen)
                .boxed()
                .sorted(Comparator.comparingDouble(row -> rows[row][column]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** A place in the tree: a leaf, or a split with what lies on both sides. */
    private sealed interface Node {}

    private record End(Leaf leaf) implements Node {}

    private record Fork(Split split, Node first, Node second) implements Node {}

    List<Leaf> leaves() {
        return leaves;
    }

    double predict(double[] row) {
        Node at = root;
        while (at instanceof Fork fork) {
            at = isFirst(fork.split, row) ? fork.first : fork.second;
        }
        return ((End) at).leaf.value();
    }

    private record Split(int column, double at, double gain) {}

    /**
     * Grows a part of the tree.
     *
     * @param orders the chosen rows by each column that is a number, {@code [column][place]}; of equal ones in the order of the chosen
     */
    private Node grow(Leaf part, int[] chosen, int[][] orders) {
        double mean = mean(chosen);
        Split best = new Split(-1, 0, 0);
        for (int column = 0; column < columns.size() && differ(chosen); column++) {
            Split split = columns.get(column).isNumber()
                    ? threshold(column, orders[column], mean)
                    : option(column, chosen, mean);
            best = split.gain > best.gain ? split : best;
        }
        if (best.column < 0) {
            part.value(mean);
            leaves.add(part);
            return new End(part);
        }
        return new Fork(best, side(part, chosen, orders, best, true), side(part, chosen, orders, best, false));
    }

    private Node side(Leaf part, int[] chosen, int[][] orders, Split split, boolean first) {
        int[][] kept = new int[orders.length][];
        for (int column = 0; column < kept.length; column++) {
            kept[column] = kept(orders[column], split, first);
        }
        return grow(part.part(split.column, split.at, first), kept(chosen, split, first), kept);
    }

    private int[] kept(int[] chosen, Split split, boolean first) {
        int[] kept = new int[chosen.length];
        int count = 0;
        for (int row : chosen) {
            if (first == isFirst(split, rows[row])) {
                kept[count++] = row;
            }
        }
        return Arrays.copyOf(kept, count);
    }

    private boolean isFirst(Split split, double[] row) {
        double code = row[split.column];
        return columns.get(split.column).isNumber() ? code <= split.at : (int) code == (int) split.at;
    }

    private boolean differ(int[] chosen) {
        for (int row : chosen) {
            if (values[row] != values[chosen[0]]) {
                return true;
            }
        }
        return false;
    }

    /** Returns the split between two neighbours that leaves the least squared error. */
    private Split threshold(int column, int[] order, double mean) {
        double sum = 0;
        double most = 0;
        double at = 0;
        for (int i = 0; i + 1 < order.length; i++) {
            sum += values[order[i]] - mean;
            double here = rows[order[i]][column];
            double next = rows[order[i + 1]][column];
            double gain = gain(sum, i + 1, order.length);
            if (next > here && gain > most) {
                most = gain;
                at = here + (next - here) / 2;
            }
        }
        return new Split(most > 0 ? column : -1, at, most);
    }

    /** Returns the option that stands out most from all others. */
    private Split option(int column, int[] chosen, double mean) {
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
