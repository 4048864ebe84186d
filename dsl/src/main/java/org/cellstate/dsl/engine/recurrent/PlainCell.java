package org.cellstate.dsl.engine.recurrent;

import java.util.List;

/**
 * The arithmetic of a cell between the matrix products, on arrays {@code [row, hidden]}.
 *
 * <p>A step is described by a list of arrays. Going forward the first ones, one for each of {@link CellShape#biases()}, hold the products
 * that a gate is made of; the others are the cell's own. Going back the cell finds what it left in all of them.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
interface PlainCell<A> {

    /** Returns the arrays of a step. */
    int arrays();

    /** Computes the state after a step from the one before. */
    void forward(List<A> step, PlainWeights<A> weights, PlainState<A> state, int n);

    /**
     * Computes the gradients with respect to the products, and turns those with respect to the state after the step into those with
     * respect to the state before it, without what comes through the recurrent products.
     *
     * @param gradients of the products, written
     * @param sums of the gradients with respect to the weights between the products, added to
     * @param state gradients with respect to the state after the step, overwritten
     */
    void backward(
            List<A> step, List<A> gradients, PlainWeights<A> weights, PlainWeights<A> sums, PlainState<A> state, int n);

    /** Returns the arithmetic of a kind of cell. */
    static <A> PlainCell<A> of(CellShape shape, Arithmetic<A> numbers) {
        return switch (shape.cell()) {
            case LSTM -> new PlainLstm<>(numbers, shape.peepholes());
            case GRU -> new PlainGru<>(numbers);
            case RNN -> new PlainRnn<>(numbers);
        };
    }
}
