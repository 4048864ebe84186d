package org.cellstate.dsl.prepare;

import java.util.random.RandomGenerator;

/**
 * A text as streams of the same length beside each other, each read piece by piece. An example is where a piece begins. What is left over
 * behind the streams is read too: each time through they begin a little further on, at random.
 *
 * @param length tokens of the text
 * @param streams beside each other
 * @param steps tokens of a piece
 * @param pieces of a stream
 */
record TextStreams(int length, int streams, int steps, int pieces) {

    /**
     * Divides a text.
     *
     * @param length tokens, at least 2: the last one is only asked for, never read
     * @param most the most streams; a short text has fewer, so that each has at least one whole piece
     * @param longest the most tokens of a piece
     */
    static TextStreams of(int length, int most, int longest) {
        int steps = Math.min(longest, length - 1);
        int streams = Math.min(most, (length - 1) / steps);
        return new TextStreams(length, streams, steps, (length - 1) / (streams * steps));
    }

    /** Returns how many tokens no piece has where the streams begin at the first one. */
    private int rest() {
        return length - 1 - streams * pieces * steps;
    }

    /** Returns where all pieces begin that lie one after the other from the first token. */
    int[] begins() {
        int[] begins = new int[streams * pieces];
        for (int i = 0; i < begins.length; i++) {
            begins[i] = i * steps;
        }
        return begins;
    }

    /** Returns the order that walks all streams at once, without an end. */
    ExampleOrder order(RandomGenerator random) {
        return new Walk(this, random);
    }

    /** Returns the pieces that begin at some places. */
    TextBatch batch(int[] text, int[] begins) {
        int size = begins.length;
        int[] tokens = new int[steps * size];
        int[] next = new int[steps * size];
        for (int row = 0; row < size; row++) {
            for (int step = 0; step < steps; step++) {
                tokens[step * size + row] = text[begins[row] + step];
                next[step * size + row] = text[begins[row] + step + 1];
            }
        }
        return new TextBatch(size, steps, tokens, next, begins[0]);
    }

    private static final class Walk implements ExampleOrder {

        private final TextStreams text;
        private final RandomGenerator random;
        private int piece;
        private int start;

        Walk(TextStreams text, RandomGenerator random) {
            this.text = text;
            this.random = random;
            this.piece = text.pieces;
        }

        /** Returns the next piece of each stream: their number is the text's, not the caller's. */
        @Override
        public int[] draw(int count) {
            if (piece == text.pieces) {
                piece = 0;
                start = random.nextInt(text.rest() + 1);
            }
            int[] begins = new int[text.streams];
            for (int stream = 0; stream < begins.length; stream++) {
                begins[stream] = start + (stream * text.pieces + piece) * text.steps;
            }
            piece++;
            return begins;
        }
    }
}
