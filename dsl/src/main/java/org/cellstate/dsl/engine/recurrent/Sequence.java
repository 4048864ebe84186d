package org.cellstate.dsl.engine.recurrent;

/**
 * A block {@code [step, row, feature]} in native memory; the features of one step of one row lie side by side. The owner of the memory
 * keeps it alive for the call that it is handed to.
 *
 * @param address of the first number; 0 stands for a block that is not wanted, where a method allows it
 * @param steps length in time
 * @param rows sequences
 * @param features numbers of a step
 * @param stepStride numbers from a step to the next
 * @param rowStride numbers from a row to the next
 */
public record Sequence(long address, int steps, int rows, int features, long stepStride, long rowStride) {

    /** Returns a block whose rows lie side by side within a step. */
    public static Sequence packed(long address, int steps, int rows, int features) {
        return new Sequence(address, steps, rows, features, (long) rows * features, features);
    }

    /** Returns a block that is not wanted. */
    public static Sequence none(int steps, int rows, int features) {
        return packed(0, steps, rows, features);
    }
}
