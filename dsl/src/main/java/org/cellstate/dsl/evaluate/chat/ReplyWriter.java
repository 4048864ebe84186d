package org.cellstate.dsl.evaluate.chat;

import java.util.List;

/** Writes a text after another one: a fitted encoder-decoder, or anything else. */
public interface ReplyWriter {

    /**
     * What was written.
     *
     * @param text the words; may be empty
     * @param sure the geometric mean of the probabilities of its tokens and its end, from 0 to 1
     * @param notes what a reader must know, in sentences
     * @param considered what else it would have written, the best first; may be empty
     */
    record Reply(String text, double sure, List<String> notes, List<String> considered) {

        /** Copies the lists. */
        public Reply {
            notes = List.copyOf(notes);
            considered = List.copyOf(considered);
        }
    }

    /** Returns what follows a text. */
    Reply write(String source);

    /** Returns whether a text has a token that was known in training. Without one nothing that is written answers it. */
    boolean knows(String source);
}
