package org.cellstate.dsl.prepare;

/**
 * Some sequences as plain arrays, for one call of a network. The arrays are handed over, not copied.
 *
 * @param size the number of sequences
 * @param steps of the longest one
 * @param features of a frame
 * @param frames {@code [time, batch, feature]}, zeros after a sequence's end
 * @param lengths the steps of each sequence; empty if all have {@code steps}
 * @param target {@code [batch]}
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier inside the library, never compared
public record SequenceBatch(int size, int steps, int features, float[] frames, int[] lengths, float[] target) {}
