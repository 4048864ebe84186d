package org.cellstate.dsl.engine.attention;

/**
 * Scores, attention weights or their gradients in native memory: {@code [row, head, target step, source step]}.
 *
 * @param address of the first number
 * @param bytes of a number
 * @param rows sequences
 * @param heads of each row
 * @param targets target steps
 * @param sources source steps
 */
record Alignment(long address, int bytes, int rows, int heads, int targets, int sources) {

    /** Returns how many numbers a head of a row has. */
    int cells() {
        return Math.multiplyExact(targets, sources);
    }

    /** Returns where a head of a row begins. */
    long address(int row, int head) {
        return address + ((long) row * heads + head) * cells() * bytes;
    }

    /** Returns the matrix {@code [target step, source step]} of each row, for a head. */
    Matrices head(int head) {
        return new Matrices(address(0, head), rows, (long) heads * cells(), targets, sources, sources, false);
    }

    /** Copies a head: {@code [row, target step, source step]}. */
    float[][][] copy(Arithmetic arithmetic, int head) {
        float[][][] copy = new float[rows][targets][sources];
        for (int row = 0; row < rows; row++) {
            float[] cells = arithmetic.copy(address(row, head), cells());
            for (int target = 0; target < targets; target++) {
                System.arraycopy(cells, target * sources, copy[row][target], 0, sources);
            }
        }
        return copy;
    }

    /** Copies the mean of all heads. */
    float[][][] mean(Arithmetic arithmetic) {
        float[][][] mean = new float[rows][targets][sources];
        for (int head = 0; head < heads; head++) {
            float[][][] each = copy(arithmetic, head);
            for (int row = 0; row < rows; row++) {
                for (int target = 0; target < targets; target++) {
                    for (int source = 0; source < sources; source++) {
                        mean[row][target][source] += each[row][target][source] / heads;
                    }
                }
            }
        }
        return mean;
    }
}
