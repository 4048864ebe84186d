package org.cellstate.dsl.engine.recurrent;

/**
 * The state of a layer between two steps, or a gradient with respect to it: {@code [row, hidden]} each, rows side by side.
 *
 * @param hidden address of the hidden part; 0 for none: zeros where it is read, not wanted where it is written
 * @param cell address of an LSTM's cell; 0 for none
 */
public record State(long hidden, long cell) {

    /** Zeros where it is read, not wanted where it is written. */
    public static final State NONE = new State(0, 0);
}
