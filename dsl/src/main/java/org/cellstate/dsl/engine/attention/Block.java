package org.cellstate.dsl.engine.attention;

/**
 * A block {@code [step, row, feature]} in native memory, features of a row side by side, rows of a step side by side.
 *
 * @param address of the first number
 * @param bytes of a number
 * @param steps length in time
 * @param rows sequences
 * @param features numbers of a step of a row
 */
record Block(long address, int bytes, int steps, int rows, int features) {

    /** Returns all steps of all rows as one matrix {@code [step and row, feature]}. */
    Matrices joined() {
        return Matrices.one(address, Math.multiplyExact(steps, rows), features);
    }

    /** Returns a matrix {@code [step, feature]} for each row, of the features that belong to a head. */
    Matrices head(int head, int heads) {
        int part = features / heads;
        return new Matrices(
                address + (long) head * part * bytes,
                rows,
                features,
                steps,
                part,
                Math.multiplyExact(rows, features),
                false);
    }

    /** Returns a matrix {@code [step, feature]} for each row. */
    Matrices each() {
        return head(0, 1);
    }

    /** Returns how many numbers it holds. */
    int numbers() {
        return Math.multiplyExact(Math.multiplyExact(steps, rows), features);
    }
}
