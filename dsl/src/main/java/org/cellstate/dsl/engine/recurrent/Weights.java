package org.cellstate.dsl.engine.recurrent;

/**
 * Where the weights of a cell lie, or the gradients with respect to them; the layout is {@link CellShape}'s.
 *
 * @param input address of {@code W [input, gate, hidden]}
 * @param recurrent address of {@code R [hidden, gate, hidden]}
 * @param bias address of {@code b [biases, hidden]}
 * @param peephole address of {@code [3, hidden]}; 0 without peepholes
 */
public record Weights(long input, long recurrent, long bias, long peephole) {}
