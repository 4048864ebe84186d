package org.cellstate.dsl.evaluate.chat;

/**
 * A sentence and what was answered.
 *
 * @param said the sentence
 * @param answer to it
 */
public record Turn(String said, Answer answer) {

    /** Returns both, in a line each. */
    @Override
    public String toString() {
        return "you: " + said + "\nmodel: " + answer.text();
    }
}
