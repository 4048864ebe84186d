package org.cellstate.dsl.prepare;

/**
 * Some pieces of text beside each other, as token numbers, and what comes next in each. The arrays are handed over, not copied.
 *
 * @param size the number of pieces
 * @param steps tokens of a piece
 * @param tokens {@code [time, batch]}
 * @param next the token that follows each, {@code [time, batch]}; {@link #UNCOUNTED} where it is not asked for
 * @param from where the first piece begins in its text: a batch that begins where the one before it ended carries its state on
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier inside the library, never compared
public record TextBatch(int size, int steps, int[] tokens, int[] next, long from) {

    /** Stands for a next token that is not asked for: it has no loss. */
    public static final int UNCOUNTED = -1;

    /** Returns a text as one piece in which every token but the first is asked for. It has at least two tokens. */
    public static TextBatch of(int[] text) {
        int steps = text.length - 1;
        int[] tokens = new int[steps];
        int[] next = new int[steps];
        System.arraycopy(text, 0, tokens, 0, steps);
        System.arraycopy(text, 1, next, 0, steps);
        return new TextBatch(1, steps, tokens, next, 0);
    }

    /** Returns how many tokens are asked for. */
    public int counted() {
        int count = 0;
        for (int token : next) {
            count += token >= 0 ? 1 : 0;
        }
        return count;
    }
}
