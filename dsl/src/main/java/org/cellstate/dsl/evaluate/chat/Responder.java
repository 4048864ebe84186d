package org.cellstate.dsl.evaluate.chat;

import java.util.List;

/** Answers sentences. It keeps nothing between two of them: all it knows of a conversation is its arguments. */
public interface Responder {

    /** Returns what it is, in a line. */
    String label();

    /**
     * Returns the answer to a sentence.
     *
     * @param before the turns of the conversation so far, the oldest first
     * @param said the sentence, with a letter or another sign in it
     */
    Answer answer(List<Turn> before, String said);
}
