package org.cellstate.dsl.engine.recurrent;

import java.util.Arrays;

/**
 * Some rows of a sequence with only the steps that count, in the order in which a layer takes them, and the rows that have most of them
 * first. The rows that take part in a step are then the first ones: a step needs no mask, and a row that has ended keeps its state.
 * Packed, the rows of a step follow those of the step before.
 */
final class PackedRows {

    private final RowSteps steps;
    private final int first;
    private final int[] order;
    private final int[] active;
    private final int[] offset;
    private final NativeCopy memory = new NativeCopy();
    private final int bytes;

    /**
     * Packs nothing yet.
     *
     * @param steps of all rows
     * @param first the first of these rows
     * @param rows how many follow
     * @param bytes of a number
     */
    PackedRows(RowSteps steps, int first, int rows, int bytes) {
        this.steps = steps;
        this.first = first;
        this.bytes = bytes;
        this.order = longestFirst(steps, first, rows);
        int most = steps.count(order[0]);
        this.active = new int[most];
        this.offset = new int[most + 1];
        int taking = rows;
        for (int step = 0; step < most; step++) {
            while (steps.count(order[taking - 1]) <= step) {
                taking--;
            }
            active[step] = taking;
            offset[step + 1] = Math.addExact(offset[step], taking);
        }
    }

    private static int[] longestFirst(RowSteps steps, int first, int rows) {
        int[] order = new int[rows];
        long[] keys = new long[rows];
        for (int i = 0; i < rows; i++) {
            keys[i] = ((long) -steps.count(first + i) << Integer.SIZE) + i;
        }
        Arrays.sort(keys);
        for (int i = 0; i < rows; i++) {
            order[i] = first + (int) keys[i];
        }
        return order;
    }

    int rows() {
        return order.length;
    }

    /** Returns the steps of the row that has most. */
    int longest() {
        return active.length;
    }

    /** Returns how many rows take part in a step. */
    int active(int step) {
        return active[step];
    }

    /** Returns the packed rows before a step. */
    int offset(int step) {
        return offset[step];
    }

    /** Returns the packed rows of all steps. */
    int total() {
        return offset[active.length];
    }

    /** Packs the rows of a block. */
    void gather(Sequence from, long to) {
        long width = (long) from.features() * bytes;
        for (int step = 0; step < longest(); step++) {
            long at = to + offset[step] * width;
            if (sideBySide(from)) {
                memory.copy(address(from, steps.place(first, step), first), at, active[step] * width);
                continue;
            }
            for (int i = 0; i < active[step]; i++) {
                memory.copy(address(from, steps.place(order[i], step), order[i]), at + i * width, width);
            }
        }
    }

    /** Writes packed rows to where a block has them, and zeros over the steps that do not count. */
    void scatter(long from, Sequence to) {
        long width = (long) to.features() * bytes;
        if (!steps.all()) {
            clear(to, width);
        }
        for (int step = 0; step < longest(); step++) {
            long at = from + offset[step] * width;
            if (sideBySide(to)) {
                memory.copy(at, address(to, steps.place(first, step), first), active[step] * width);
                continue;
            }
            for (int i = 0; i < active[step]; i++) {
                memory.copy(at + i * width, address(to, steps.place(order[i], step), order[i]), width);
            }
        }
    }

    private void clear(Sequence block, long width) {
        for (int step = 0; step < block.steps(); step++) {
            for (int row : order) {
                memory.zero(address(block, step, row), width);
            }
        }
    }

    private boolean sideBySide(Sequence block) {
        return steps.all() && (block.rowStride() == block.features() || rows() == 1);
    }

    private long address(Sequence block, int step, int row) {
        return block.address() + (step * block.stepStride() + row * block.rowStride()) * bytes;
    }

    /** Brings numbers of each row, such as a state, into the order of these. */
    void gatherRows(long from, int width, long to) {
        long size = (long) width * bytes;
        for (int i = 0; i < rows(); i++) {
            memory.copy(from + order[i] * size, to + i * size, size);
        }
    }

    /** Brings numbers of each row back into the order of the caller. */
    void scatterRows(long from, long to, int width) {
        long size = (long) width * bytes;
        for (int i = 0; i < rows(); i++) {
            memory.copy(from + i * size, to + order[i] * size, size);
        }
    }
}
