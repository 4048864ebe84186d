package org.cellstate.dsl.engine.layer;

/** What a recurrent layer hands on. */
public enum Output {
    /** The hidden state at every step: {@code [batch, hidden, time]}. */
    EVERY_STEP,
    /** The hidden state after the last real step of each row (after its first, in the reversed direction): {@code [batch, hidden]}. */
    LAST_STEP
}
