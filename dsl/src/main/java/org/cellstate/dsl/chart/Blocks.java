package org.cellstate.dsl.chart;

/**
 * How many cells of a table share one drawn cell.
 *
 * @param rows of one block
 * @param columns of one block
 */
record Blocks(int rows, int columns) {

    /** More rows or columns are not told apart on a screen. */
    private static final int MOST_OF_A_SIDE = 512;

    /** More cells make a picture that a notebook should not carry. */
    private static final int MOST_CELLS = 64_000;

    static Blocks of(Cells cells) {
        Blocks blocks = new Blocks(1, 1);
        while (true) {
            long rows = blocks(cells.rows(), blocks.rows());
            long columns = blocks(cells.columns(), blocks.columns());
            if (rows <= MOST_OF_A_SIDE && columns <= MOST_OF_A_SIDE && rows * columns <= MOST_CELLS) {
                return blocks;
            }
            blocks = rows >= columns
                    ? new Blocks(blocks.rows() + 1, blocks.columns())
                    : new Blocks(blocks.rows(), blocks.columns() + 1);
        }
    }

    private static long blocks(long count, int size) {
        return (count + size - 1) / size;
    }

    String sentence() {
        return rows == 1 && columns == 1 ? "" : "Each point is the mean of " + rows + " × " + columns + " cells.";
    }
}
