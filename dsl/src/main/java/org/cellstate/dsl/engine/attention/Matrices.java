package org.cellstate.dsl.engine.attention;

/**
 * One matrix for each row of a batch, in native memory.
 *
 * @param address of the first matrix
 * @param count number of matrices
 * @param between numbers from a matrix to the next; 0 for one matrix that serves all rows
 * @param rows of a matrix, as it lies in memory
 * @param columns of a matrix, as it lies in memory; they lie side by side
 * @param stride numbers from a matrix row to the next
 * @param turned whether the transposes are meant
 */
record Matrices(long address, int count, long between, int rows, int columns, int stride, boolean turned) {

    /** Returns one packed matrix. */
    static Matrices one(long address, int rows, int columns) {
        return new Matrices(address, 1, 0, rows, columns, columns, false);
    }

    /** Returns the transposes. */
    Matrices transposed() {
        return new Matrices(address, count, between, rows, columns, stride, !turned);
    }

    /** Returns the columns that a product sees. */
    int width() {
        return turned ? rows : columns;
    }
}
