package org.cellstate.dsl.explain;

import org.cellstate.dsl.engine.CellWeights;
import org.cellstate.dsl.model.Cell;

/**
 * One direction of a recurrent layer over one sequence, every value of every step kept: the arithmetic of {@link
 * org.cellstate.dsl.engine.recurrent.CellShape} in double precision. Steps are in the order in which the cell takes them.
 */
final class CellTrace {

    private final CellWeights weights;
    private final int products;

    /** Of each step and each product the unit's values: gates after their squashing, the inside of a GRU's reset as it is. */
    private final double[][][] gates;

    private final double[][] cell;
    private final double[][] hidden;

    private CellTrace(CellWeights weights, int steps) {
        this.weights = weights;
        this.products = weights.bias().length / weights.hidden();
        this.gates = new double[steps][products][weights.hidden()];
        this.cell = new double[steps][weights.hidden()];
        this.hidden = new double[steps][weights.hidden()];
    }

    /**
     * Reads a sequence from a state of zeros.
     *
     * @param input {@code [time][feature]}, in the order of time
     */
    static CellTrace of(CellWeights weights, double[][] input) {
        CellTrace trace = new CellTrace(weights, input.length);
        double[] zeros = new double[weights.hidden()];
        for (int step = 0; step < input.length; step++) {
            double[] now = input[weights.reversed() ? input.length - 1 - step : step];
            trace.multiply(now, step == 0 ? zeros : trace.hidden[step - 1], trace.gates[step]);
            trace.squash(step, step == 0 ? zeros : trace.hidden[step - 1], step == 0 ? zeros : trace.cell[step - 1]);
        }
        return trace;
    }

    /** Returns the number of steps. */
    int steps() {
        return hidden.length;
    }

    /** Returns a gate's values over time, {@code [unit][time]}. */
    double[][] gate(int number) {
        double[][] over = new double[steps()][];
        for (int step = 0; step < over.length; step++) {
            over[step] = gates[step][number];
        }
        return byUnit(over);
    }

    /** Returns an LSTM's cell over time, {@code [unit][time]}. */
    double[][] cell() {
        return byUnit(cell);
    }

    /** Returns the hidden state over time, {@code [unit][time]}. */
    double[][] hidden() {
        return byUnit(hidden);
    }

    private double[][] byUnit(double[][] byStep) {
        double[][] turned = new double[weights.hidden()][byStep.length];
        for (int step = 0; step < byStep.length; step++) {
            int time = weights.reversed() ? byStep.length - 1 - step : step;
            for (int unit = 0; unit < turned.length; unit++) {
                turned[unit][time] = byStep[step][unit];
            }
        }
        return turned;
    }

    /** Adds the biases and the products with both matrices; the last product of a GRU has the recurrent part of its candidate alone. */
    private void multiply(double[] input, double[] before, double[][] out) {
        int width = weights.hidden();
        for (int product = 0; product < products; product++) {
            for (int unit = 0; unit < width; unit++) {
                out[product][unit] = weights.bias()[product * width + unit];
            }
        }
        int matrices = weights.recurrent().length / width / width;
        for (int matrix = 0; matrix < matrices; matrix++) {
            add(weights.input(), matrices, matrix, input, out[matrix]);
            add(weights.recurrent(), matrices, matrix, before, out[matrix == matrices - 1 ? products - 1 : matrix]);
        }
    }

    private static void add(float[] matrix, int matrices, int number, double[] vector, double[] out) {
        for (int row = 0; row < vector.length; row++) {
            int from = (row * matrices + number) * out.length;
            for (int unit = 0; unit < out.length; unit++) {
                out[unit] += matrix[from + unit] * vector[row];
            }
        }
    }

    private void squash(int step, double[] before, double[] cellBefore) {
        double[][] at = gates[step];
        for (int unit = 0; unit < weights.hidden(); unit++) {
            switch (weights.cell()) {
                case LSTM -> {
                    at[0][unit] = sigmoid(at[0][unit]);
                    at[1][unit] = sigmoid(at[1][unit]);
                    at[2][unit] = Math.tanh(at[2][unit]);
                    at[3][unit] = sigmoid(at[3][unit]);
                    cell[step][unit] = at[1][unit] * cellBefore[unit] + at[0][unit] * at[2][unit];
                    hidden[step][unit] = at[3][unit] * Math.tanh(cell[step][unit]);
                }
                case GRU -> {
                    at[0][unit] = sigmoid(at[0][unit]);
                    at[1][unit] = sigmoid(at[1][unit]);
                    at[2][unit] = Math.tanh(at[2][unit] + at[1][unit] * at[3][unit]);
                    hidden[step][unit] = at[0][unit] * before[unit] + (1 - at[0][unit]) * at[2][unit];
                }
                case RNN -> {
                    at[0][unit] = Math.tanh(at[0][unit]);
                    hidden[step][unit] = at[0][unit];
                }
            }
        }
    }

    private static double sigmoid(double value) {
        return 1 / (1 + Math.exp(-value));
    }

    /**
     * Returns the gradients of what has a given gradient with respect to the hidden state after the last step, with respect to the state
     * after each step: {@code [step back][hidden part, then an LSTM's cell]}, the last step first.
     */
    double[][] backward(double[] last) {
        int width = weights.hidden();
        boolean hasCell = weights.cell() == Cell.LSTM;
        double[][] gradients = new double[steps()][hasCell ? 2 * width : width];
        System.arraycopy(last, 0, gradients[0], 0, width);
        for (int back = 0; back < steps() - 1; back++) {
            stepBack(steps() - 1 - back, gradients[back], gradients[back + 1]);
        }
        return gradients;
    }

    private void stepBack(int step, double[] after, double[] before) {
        int width = weights.hidden();
        double[][] products = new double[this.products][width];
        double[][] at = gates[step];
        for (int unit = 0; unit < width; unit++) {
            double up = after[unit];
            switch (weights.cell()) {
                case LSTM -> {
                    double squashed = Math.tanh(cell[step][unit]);
                    double toCell = after[width + unit] + up * at[3][unit] * (1 - squashed * squashed);
                    products[0][unit] = toCell * at[2][unit] * slope(at[0][unit]);
                    products[1][unit] = toCell * cell[step - 1][unit] * slope(at[1][unit]);
                    products[2][unit] = toCell * at[0][unit] * (1 - at[2][unit] * at[2][unit]);
                    products[3][unit] = up * squashed * slope(at[3][unit]);
                    before[width + unit] = toCell * at[1][unit];
                }
                case GRU -> {
                    double toCandidate = up * (1 - at[0][unit]) * (1 - at[2][unit] * at[2][unit]);
                    products[0][unit] = up * (hidden[step - 1][unit] - at[2][unit]) * slope(at[0][unit]);
                    products[1][unit] = toCandidate * at[3][unit] * slope(at[1][unit]);
                    products[3][unit] = toCandidate * at[1][unit];
                    before[unit] = up * at[0][unit];
                }
                case RNN -> products[0][unit] = up * (1 - at[0][unit] * at[0][unit]);
            }
        }
        throughRecurrent(products, before);
    }

    private static double slope(double squashed) {
        return squashed * (1 - squashed);
    }

    private void throughRecurrent(double[][] gradients, double[] before) {
        int width = weights.hidden();
        int matrices = weights.recurrent().length / width / width;
        for (int product = 0; product < matrices; product++) {
            // The recurrent part of a GRU's candidate is its last product.
            double[] from = gradients[product == matrices - 1 ? products - 1 : product];
            for (int row = 0; row < width; row++) {
                for (int unit = 0; unit < width; unit++) {
                    before[row] += weights.recurrent()[(row * matrices + product) * width + unit] * from[unit];
                }
            }
        }
    }
}
