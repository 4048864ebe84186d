package org.cellstate.dsl.engine.recurrent;

import java.util.ArrayList;
import java.util.List;

/**
 * The weights of a cell that are no matrices, one copy for each row, so that a loop over rows and units needs no second index; or sums of
 * gradients with respect to them, one for each row.
 */
final class PlainWeights<A> {

    private static final int PEEPHOLES = 3;

    private final Arithmetic<A> numbers;
    private final int hidden;
    private final int rows;
    private final List<A> biases = new ArrayList<>();
    private final List<A> peepholes = new ArrayList<>();

    PlainWeights(CellShape shape, Arithmetic<A> numbers, int rows) {
        this.numbers = numbers;
        this.hidden = shape.hidden();
        this.rows = rows;
        int n = Math.multiplyExact(rows, hidden);
        for (int i = 0; i < shape.biases(); i++) {
            biases.add(numbers.array(n));
        }
        for (int i = 0; shape.peepholes() && i < PEEPHOLES; i++) {
            peepholes.add(numbers.array(n));
        }
    }

    int rows() {
        return rows;
    }

    A bias(int number) {
        return biases.get(number);
    }

    /** Returns the weights by which the input gate (0), the forget gate (1) or the output gate (2) sees the cell. */
    A peephole(int number) {
        return peepholes.get(number);
    }

    void load(Weights from) {
        for (int i = 0; i < biases.size(); i++) {
            numbers.tile(at(from.bias(), i), hidden, biases.get(i), rows);
        }
        for (int i = 0; i < peepholes.size(); i++) {
            numbers.tile(at(from.peephole(), i), hidden, peepholes.get(i), rows);
        }
    }

    void zero() {
        biases.forEach(each -> numbers.zero(each, numbers.length(each)));
        peepholes.forEach(each -> numbers.zero(each, numbers.length(each)));
    }

    void storeSums(Weights to) {
        for (int i = 0; i < biases.size(); i++) {
            numbers.storeSum(biases.get(i), hidden, rows, at(to.bias(), i));
        }
        for (int i = 0; i < peepholes.size(); i++) {
            numbers.storeSum(peepholes.get(i), hidden, rows, at(to.peephole(), i));
        }
    }

    private long at(long address, int number) {
        return address + (long) number * hidden * numbers.precision().bytes();
    }
}
