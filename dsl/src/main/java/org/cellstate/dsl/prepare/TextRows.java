package org.cellstate.dsl.prepare;

import java.util.Arrays;

/**
 * A text as rows beside each other in which every token but the first is asked for once. A row begins some tokens earlier than what is asked
 * of it, so that its state is almost that of one long reading.
 *
 * @param text token numbers
 * @param rows beside each other
 * @param counted what is asked of a row
 * @param warm tokens that a row reads before
 */
@SuppressWarnings("ArrayRecordComponent") // stays inside the package, never compared
record TextRows(int[] text, int rows, int counted, int warm) {

    /** The rows of a long text: so many that the processor has enough to do at each step. */
    private static final int MOST_ROWS = 32;

    /** Beside so many tokens of its own, what a row reads before costs little. */
    private static final int FEWEST_COUNTED = 512;

    private static final int WARM = 64;

    static TextRows of(int[] text) {
        int asked = text.length - 1;
        int rows = Math.max(1, Math.min(MOST_ROWS, asked / FEWEST_COUNTED));
        int counted = (asked + rows - 1) / rows;
        return new TextRows(text, rows, counted, rows == 1 ? 0 : WARM);
    }

    /**
     * Returns some of the rows.
     *
     * @param chosen numbers from 0
     * @param from what is said of where they begin
     */
    TextBatch batch(int[] chosen, long from) {
        int size = chosen.length;
        int steps = counted + warm;
        int[] tokens = new int[steps * size];
        int[] next = new int[steps * size];
        Arrays.fill(next, TextBatch.UNCOUNTED);
        for (int row = 0; row < size; row++) {
            int first = chosen[row] * counted;
            int begin = Math.max(0, first - warm);
            int end = Math.min(text.length - 1, first + counted);
            for (int place = begin; place < end; place++) {
                int at = (place - begin) * size + row;
                tokens[at] = text[place];
                if (place >= first) {
                    next[at] = text[place + 1];
                }
            }
        }
        return new TextBatch(size, steps, tokens, next, from);
    }
}
