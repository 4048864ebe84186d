package org.cellstate.dsl.prepare;

/**
 * Some sequences with their classes, for one call of a network. The arrays are handed over, not copied.
 *
 * @param rows what is read: frames, or of tokens their numbers, one to a step
 * @param classes the number of the class, {@code [batch]}, or of each step's label, {@code [time, batch]}
 * @param weights what each of them counts in the mean loss, 0 where nothing is known
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier inside the library, never compared
public record ClassBatch(PaddedRows rows, float[] classes, float[] weights) {}
