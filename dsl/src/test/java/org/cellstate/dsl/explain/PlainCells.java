package org.cellstate.dsl.explain;

import java.util.Random;
import org.cellstate.dsl.engine.CellWeights;
import org.cellstate.dsl.model.Cell;

/** Cells written out once more, one unit after the other, as the papers have them. A state is the hidden part, then an LSTM's cell. */
final class PlainCells {

    private PlainCells() {}

    static CellWeights random(Cell cell, int inputs, int hidden, boolean reversed, Random random) {
        int gates = cell == Cell.LSTM ? 4 : cell == Cell.GRU ? 3 : 1;
        return new CellWeights(
                1,
                reversed,
                cell,
                inputs,
                hidden,
                normal(random, inputs * gates * hidden),
                normal(random, hidden * gates * hidden),
                normal(random, (cell == Cell.GRU ? 4 : gates) * hidden));
    }

    private static float[] normal(Random random, int size) {
        float[] numbers = new float[size];
        for (int i = 0; i < size; i++) {
            numbers[i] = (float) (0.6 * random.nextGaussian());
        }
        return numbers;
    }

    static double[] zeros(CellWeights w) {
        return new double[w.cell() == Cell.LSTM ? 2 * w.hidden() : w.hidden()];
    }

    /** Returns the state after a step. */
    static double[] step(CellWeights w, double[] x, double[] state) {
        double[] next = state.clone();
        for (int unit = 0; unit < w.hidden(); unit++) {
            double[] gates = gates(w, x, state, unit);
            switch (w.cell()) {
                case LSTM -> {
                    int cell = w.hidden() + unit;
                    next[cell] = gates[1] * state[cell] + gates[0] * gates[2];
                    next[unit] = gates[3] * Math.tanh(next[cell]);
                }
                case GRU -> next[unit] = gates[0] * state[unit] + (1 - gates[0]) * gates[2];
                case RNN -> next[unit] = gates[0];
            }
        }
        return next;
    }

    /** Returns the gates of a unit: i f g o, z r n, or the new value. */
    static double[] gates(CellWeights w, double[] x, double[] state, int unit) {
        return switch (w.cell()) {
            case LSTM ->
                new double[] {
                    logistic(input(w, x, 0, unit) + recurrent(w, state, 0, unit) + bias(w, 0, unit)),
                    logistic(input(w, x, 1, unit) + recurrent(w, state, 1, unit) + bias(w, 1, unit)),
                    Math.tanh(input(w, x, 2, unit) + recurrent(w, state, 2, unit) + bias(w, 2, unit)),
                    logistic(input(w, x, 3, unit) + recurrent(w, state, 3, unit) + bias(w, 3, unit))
                };
            case GRU -> {
                double reset = logistic(input(w, x, 1, unit) + recurrent(w, state, 1, unit) + bias(w, 1, unit));
                yield new double[] {
                    logistic(input(w, x, 0, unit) + recurrent(w, state, 0, unit) + bias(w, 0, unit)),
                    reset,
                    Math.tanh(input(w, x, 2, unit)
                            + bias(w, 2, unit)
                            + reset * (recurrent(w, state, 2, unit) + bias(w, 3, unit)))
                };
            }
            case RNN ->
                new double[] {Math.tanh(input(w, x, 0, unit) + recurrent(w, state, 0, unit) + bias(w, 0, unit))};
        };
    }

    private static double input(CellWeights w, double[] x, int gate, int unit) {
        int gates = w.input().length / w.inputs() / w.hidden();
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * w.input()[i * gates * w.hidden() + gate * w.hidden() + unit];
        }
        return sum;
    }

    private static double recurrent(CellWeights w, double[] state, int gate, int unit) {
        int gates = w.recurrent().length / w.hidden() / w.hidden();
        double sum = 0;
        for (int i = 0; i < w.hidden(); i++) {
            sum += state[i] * w.recurrent()[i * gates * w.hidden() + gate * w.hidden() + unit];
        }
        return sum;
    }

    private static double bias(CellWeights w, int number, int unit) {
        return w.bias()[number * w.hidden() + unit];
    }

    private static double logistic(double value) {
        return 0.5 + 0.5 * Math.tanh(value / 2);
    }
}
