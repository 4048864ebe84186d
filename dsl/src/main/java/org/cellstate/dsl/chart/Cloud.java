package org.cellstate.dsl.chart;

import java.util.Arrays;

/**
 * The fewest dots that look like all dots: one in each cell of a net. A dot that lies off the net or has no place is left out.
 */
public final class Cloud {

    private final int columns;
    private final int rows;
    /** For each cell, row by row, the position of its dot; -1 for none. */
    private final int[] cells;

    private Cloud(int columns, int rows, int[] cells) {
        this.columns = columns;
        this.rows = rows;
        this.cells = cells;
    }

    /**
     * Returns dots on a net of cells of one by one.
     *
     * @param x horizontal places, from 0 to {@code width}; {@code NaN} where there is none
     * @param y vertical places, from 0 to {@code height}; {@code NaN} where there is none
     * @param width how many cells there are across
     * @param height how many cells there are upwards
     */
    public static Cloud of(double[] x, double[] y, int width, int height) {
        int[] cells = new int[width * height];
        Arrays.fill(cells, -1);
        for (int i = 0; i < x.length; i++) {
            if (x[i] >= 0 && x[i] <= width && y[i] >= 0 && y[i] <= height) {
                int column = Math.min(width - 1, (int) x[i]);
                int row = Math.min(height - 1, (int) y[i]);
                if (cells[row * width + column] < 0) {
                    cells[row * width + column] = i;
                }
            }
        }
        return new Cloud(width, height, cells);
    }

    /** Returns the positions of the dots that stand for all, in their order. */
    public int[] kept() {
        return Arrays.stream(cells).filter(dot -> dot >= 0).sorted().toArray();
    }

    /** Returns the position of the dot in a cell, -1 for none. */
    public int at(int column, int row) {
        return cells[row * columns + column];
    }

    /** Returns whether all cells around a cell, so many in each direction, have dots: what lies there is covered. */
    public boolean within(int column, int row, int around) {
        if (column < around || row < around || column + around >= columns || row + around >= rows) {
            return false;
        }
        for (int i = row - around; i <= row + around; i++) {
            for (int j = column - around; j <= column + around; j++) {
                if (cells[i * columns + j] < 0) {
                    return false;
                }
            }
        }
        return true;
    }
}
