package org.cellstate.dsl.sweep.insight;

import java.util.Arrays;
import java.util.List;

/** A part of the space in which a tree predicts one value: for each column a stretch, or the options that belong to it. */
final class Leaf {

    private final List<Column> columns;
    private final double[] low;
    private final double[] high;
    private final boolean[][] options;
    private double value;

    /** Returns the whole space. */
    static Leaf whole(List<Column> columns) {
        double[] high = new double[columns.size()];
        Arrays.fill(high, 1);
        boolean[][] options = new boolean[columns.size()][];
        for (int j = 0; j < options.length; j++) {
            options[j] = new boolean[columns.get(j).options()];
            Arrays.fill(options[j], true);
        }
        return new Leaf(columns, new double[columns.size()], high, options);
    }

    private Leaf(List<Column> columns, double[] low, double[] high, boolean[][] options) {
        this.columns = columns;
        this.low = low;
        this.high = high;
        this.options = options;
    }

    /** Returns the part at one side of a split: up to a threshold or beyond it, one option or all others. */
    Leaf part(int column, double at, boolean first) {
        Leaf part = new Leaf(columns, low.clone(), high.clone(), options.clone());
        if (columns.get(column).isNumber()) {
            (first ? part.high : part.low)[column] = at;
        } else {
            boolean[] kept = options[column].clone();
            for (int option = 0; option < kept.length; option++) {
                kept[option] &= first == (option == (int) at);
            }
            part.options[column] = kept;
        }
        return part;
    }

    void value(double mean) {
        value = mean;
    }

    double value() {
        return value;
    }

    double low(int column) {
        return low[column];
    }

    double high(int column) {
        return high[column];
    }

    /** Returns whether a code of a column lies here; a number on an edge belongs to the lower part. */
    boolean holds(int column, double code) {
        return columns.get(column).isNumber()
                ? code <= high[column] && (code > low[column] || low[column] == 0)
                : options[column][(int) code];
    }

    boolean holds(double[] row) {
        for (int column = 0; column < row.length; column++) {
            if (!holds(column, row[column])) {
                return false;
            }
        }
        return true;
    }

    /** Returns the share of a column's values that lie here. */
    double share(int column) {
        if (columns.get(column).isNumber()) {
            return high[column] - low[column];
        }
        int count = 0;
        for (boolean option : options[column]) {
            count += option ? 1 : 0;
        }
        return (double) count / options[column].length;
    }

    /** Returns the share of the space that lies here, some columns left out. */
    double volume(int... without) {
        double volume = 1;
        for (int column = 0; column < low.length; column++) {
            boolean left = false;
            for (int other : without) {
                left |= other == column;
            }
            volume *= left ? 1 : share(column);
        }
        return volume;
    }
}
