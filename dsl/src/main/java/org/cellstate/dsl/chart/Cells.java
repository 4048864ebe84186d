package org.cellstate.dsl.chart;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/** An immutable table of numbers {@code [row, column]}. {@code NaN} is a missing cell. */
public final class Cells {

    private final int rows;
    private final int columns;
    private final double[] numbers;
    private final List<String> texts;
    /** Both are asked for again and again while a heat map is drawn. */
    private final double[] ends;

    private final Omissions omissions;

    private Cells(int rows, int columns, double[] numbers, List<String> texts) {
        this.rows = rows;
        this.columns = columns;
        this.numbers = numbers;
        this.texts = texts;
        this.ends = ends(numbers);
        this.omissions = Omissions.of(numbers);
    }

    /**
     * Returns a copy of the numbers.
     *
     * @param numbers {@code [row, column]}, rows of one length
     */
    public static Cells of(double[][] numbers) {
        int columns = numbers.length == 0 ? 0 : numbers[0].length;
        double[] flat = new double[numbers.length * columns];
        for (int row = 0; row < numbers.length; row++) {
            if (numbers[row].length != columns) {
                throw new IllegalArgumentException("The rows of a table must have one length.\n  received: row 0 with "
                        + columns + " and row " + row + " with " + numbers[row].length
                        + " numbers\n  try: NaN where there is no number");
            }
            System.arraycopy(numbers[row], 0, flat, row * columns, columns);
        }
        return new Cells(numbers.length, columns, flat, List.of());
    }

    /** Returns the number of rows. */
    public int rows() {
        return rows;
    }

    /** Returns the number of columns. */
    public int columns() {
        return columns;
    }

    /** Returns the number at a place, counted from 0. */
    public double at(int row, int column) {
        return numbers[row * columns + column];
    }

    /** Returns these cells with a text of its own for each, row by row. */
    Cells texts(List<String> own) {
        if (own.size() != numbers.length) {
            throw new IllegalArgumentException("There must be one text for each cell.\n  received: " + own.size()
                    + " texts, " + numbers.length + " cells\n  try: texts row by row");
        }
        return new Cells(rows, columns, numbers, List.copyOf(own));
    }

    /** Returns the texts row by row; none where the numbers speak for themselves. */
    public List<String> texts() {
        return texts;
    }

    /** Returns the numbers row by row. */
    public DoubleStream stream() {
        return Arrays.stream(numbers);
    }

    /** Returns the least and the largest finite number; 0 and 1 if there is none. */
    double[] ends() {
        return ends.clone();
    }

    /** Returns how many of the numbers are not finite. */
    Omissions omissions() {
        return omissions;
    }

    private static double[] ends(double[] numbers) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (double number : numbers) {
            if (Double.isFinite(number)) {
                least = Math.min(least, number);
                most = Math.max(most, number);
            }
        }
        return least > most ? new double[] {0, 1} : new double[] {least, most};
    }

    /** Returns the smaller table of the means over blocks of cells; what is not finite does not count, an empty block is missing. */
    Cells means(int blockRows, int blockColumns) {
        int newRows = (rows + blockRows - 1) / blockRows;
        int newColumns = (columns + blockColumns - 1) / blockColumns;
        double[] means = new double[newRows * newColumns];
        int[] counts = new int[means.length];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                double number = at(row, column);
                int block = row / blockRows * newColumns + column / blockColumns;
                if (Double.isFinite(number)) {
                    counts[block]++;
                    means[block] += number / counts[block] - means[block] / counts[block];
                }
            }
        }
        for (int block = 0; block < means.length; block++) {
            means[block] = counts[block] == 0 ? Double.NaN : means[block];
        }
        return new Cells(newRows, newColumns, means, List.of());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Cells that
                && rows == that.rows
                && columns == that.columns
                && Arrays.equals(numbers, that.numbers)
                && texts.equals(that.texts);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * (31 * rows + columns) + Arrays.hashCode(numbers)) + texts.hashCode();
    }

    @Override
    public String toString() {
        return rows + " × " + columns + " cells";
    }
}
