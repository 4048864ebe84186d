package org.cellstate.dsl.engine.recurrent;

/**
 * The state between two steps, or a gradient with respect to it, as arrays {@code [row, hidden]}.
 *
 * @param hidden the hidden part
 * @param cell an LSTM's cell; unused by others
 */
record PlainState<A>(A hidden, A cell) {}
