package org.cellstate.dsl.prepare;

/**
 * Sequences of different lengths side by side, as networks read them.
 *
 * @param size the number of sequences
 * @param steps of the longest one, rounded up where they differ
 * @param features of a step
 * @param frames {@code [time, batch, feature]}, zeros after a sequence's end
 * @param lengths the steps of each sequence; empty if all have {@code steps}
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier inside the library, never compared
public record PaddedRows(int size, int steps, int features, float[] frames, int[] lengths) {

    /** Lengths of batches are rounded up to a multiple of this where sequences differ, so that few sizes come up. */
    private static final int LENGTH_STEP = 8;

    /** Pads rows, {@code [row][time x feature]}. */
    static PaddedRows of(float[][] rows, int features) {
        int[] lengths = new int[rows.length];
        int longest = 0;
        boolean even = true;
        for (int row = 0; row < rows.length; row++) {
            lengths[row] = rows[row].length / features;
            longest = Math.max(longest, lengths[row]);
            even &= lengths[row] == lengths[0];
        }
        int steps = even ? longest : (longest + LENGTH_STEP - 1) / LENGTH_STEP * LENGTH_STEP;
        float[] packed = new float[steps * rows.length * features];
        for (int row = 0; row < rows.length; row++) {
            for (int step = 0; step < lengths[row]; step++) {
                System.arraycopy(rows[row], step * features, packed, (step * rows.length + row) * features, features);
            }
        }
        return new PaddedRows(rows.length, steps, features, packed, even ? new int[0] : lengths);
    }

    /** Returns the steps of a sequence. */
    public int length(int row) {
        return lengths.length == 0 ? steps : lengths[row];
    }
}
