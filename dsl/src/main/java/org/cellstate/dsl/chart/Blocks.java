package org.cellstate.dsl.chart;

/**
 * How many cells of a table share one drawn cell.
 *
 * @param rows of one block
 * @param columns of one block
 */
record Blocks(int rows, int columns) {

    /** More rows or columns are not told apart on a screen. */
    private static final int MOST = 512;

    static Blocks of(Cells cells) {
        return new Blocks(size(cells.rows()), size(cells.columns()));
    }

    private static int size(int count) {
        return Math.max(1, (count + MOST - 1) / MOST);
    }

    String sentence() {
        return rows == 1 && columns == 1 ? "" : "Each point is the mean of " + rows + " × " + columns + " cells.";
    }
}
