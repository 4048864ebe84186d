package org.cellstate.dsl.engine.recurrent;

import org.cellstate.dsl.model.Cell;

/**
 * What a recurrent cell computes, and how its weights lie.
 *
 * <p>With {@code σ} the logistic function, {@code x} the input of a step, {@code h} and {@code c} the state before it:
 *
 * <ul>
 *   <li>LSTM, gates {@code i f g o}: {@code c' = σ(f) c + σ(i) tanh(g)}, {@code h' = σ(o) tanh(c')}; with peepholes {@code i} and {@code f}
 *       see {@code c} and {@code o} sees {@code c'}, each through a weight of its own per unit
 *   <li>GRU, gates {@code z r n}: {@code h' = σ(z) h + (1 - σ(z)) tanh(n)}, where the recurrent part of {@code n}, with a bias of its
 *       own, is multiplied by {@code σ(r)} (reset after the product: the form of cuDNN, PyTorch and Keras)
 *   <li>RNN: {@code h' = tanh(a)}
 * </ul>
 *
 * <p>A gate is {@code W x + R h + b}. Weights lie row by row: {@code W [input, gate, hidden]}, {@code R [hidden, gate, hidden]}, {@code b
 * [biases, hidden]} (a GRU's fourth is the one inside the reset), peepholes {@code [3, hidden]} in the order {@code i f o}.
 *
 * @param cell the kind of cell
 * @param inputs features of a step, at least 1
 * @param hidden units, at least 1
 * @param peepholes whether an LSTM's gates see the cell state (Gers and Schmidhuber 2000)
 */
public record CellShape(Cell cell, int inputs, int hidden, boolean peepholes) {

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a length is below 1, one of the matrices has more numbers than an {@code int} counts, or a
     *     cell other than an LSTM has peepholes
     */
    public CellShape {
        double largest = 4.0 * hidden * Math.max(inputs, hidden);
        if (inputs < 1 || hidden < 1 || largest > Integer.MAX_VALUE || (peepholes && cell != Cell.LSTM)) {
            throw new IllegalArgumentException(
                    cell + " of " + inputs + " inputs, " + hidden + " hidden, peepholes " + peepholes);
        }
    }

    /** Returns the gates of a unit. */
    public int gates() {
        return switch (cell) {
            case LSTM -> 4;
            case GRU -> 3;
            case RNN -> 1;
        };
    }

    /** Returns the biases of a unit. */
    public int biases() {
        return cell == Cell.GRU ? 4 : gates();
    }

    /** Returns the number of weights from the input. */
    public int inputWeights() {
        return inputs * gates() * hidden;
    }

    /** Returns the number of weights from the step before. */
    public int recurrentWeights() {
        return hidden * gates() * hidden;
    }

    /** Returns the number of biases. */
    public int biasWeights() {
        return biases() * hidden;
    }

    /** Returns the number of peephole weights, 0 without. */
    public int peepholeWeights() {
        return peepholes ? 3 * hidden : 0;
    }

    /** Returns whether the state has a cell beside the hidden part. */
    public boolean hasCellState() {
        return cell == Cell.LSTM;
    }
}
