package org.cellstate.dsl.engine.recurrent;

import java.util.List;

/** A long short-term memory's step. */
record PlainLstm<A>(Arithmetic<A> numbers, boolean peepholes) implements PlainCell<A> {

    @Override
    public int arrays() {
        return 6;
    }

    @Override
    public void forward(List<A> step, PlainWeights<A> weights, PlainState<A> state, int n) {
        A input = step.get(0);
        A forget = step.get(1);
        A candidate = step.get(2);
        A output = step.get(3);
        A squashed = step.get(4);
        A cell = state.cell();
        numbers.copy(cell, step.get(5), n);
        if (peepholes) {
            numbers.addProduct(weights.peephole(0), cell, input, n);
            numbers.addProduct(weights.peephole(1), cell, forget, n);
        }
        numbers.add(weights.bias(0), input, n);
        numbers.sigmoid(input, n);
        numbers.add(weights.bias(1), forget, n);
        numbers.sigmoid(forget, n);
        numbers.add(weights.bias(2), candidate, n);
        numbers.tanh(candidate, n);
        numbers.multiply(forget, cell, cell, n);
        numbers.addProduct(input, candidate, cell, n);
        if (peepholes) {
            numbers.addProduct(weights.peephole(2), cell, output, n);
        }
        numbers.add(weights.bias(3), output, n);
        numbers.sigmoid(output, n);
        numbers.copy(cell, squashed, n);
        numbers.tanh(squashed, n);
        numbers.multiply(output, squashed, state.hidden(), n);
    }

    @Override
    public void backward(
            List<A> step,
            List<A> gradients,
            PlainWeights<A> weights,
            PlainWeights<A> sums,
            PlainState<A> state,
            int n) {
        A input = step.get(0);
        A forget = step.get(1);
        A candidate = step.get(2);
        A output = step.get(3);
        A squashed = step.get(4);
        A before = step.get(5);
        A hidden = state.hidden();
        A cell = state.cell();

        A toOutput = gradients.get(3);
        numbers.multiply(hidden, squashed, toOutput, n);
        numbers.sigmoidBack(output, toOutput, n);

        numbers.multiply(hidden, output, hidden, n);
        numbers.tanhBack(squashed, hidden, n);
        numbers.add(hidden, cell, n);
        if (peepholes) {
            numbers.addProduct(weights.peephole(2), toOutput, cell, n);
        }

        A toInput = gradients.get(0);
        numbers.multiply(cell, candidate, toInput, n);
        numbers.sigmoidBack(input, toInput, n);

        A toForget = gradients.get(1);
        numbers.multiply(cell, before, toForget, n);
        numbers.sigmoidBack(forget, toForget, n);

        A toCandidate = gradients.get(2);
        numbers.multiply(cell, input, toCandidate, n);
        numbers.tanhBack(candidate, toCandidate, n);

        numbers.multiply(cell, forget, cell, n);
        if (peepholes) {
            numbers.addProduct(weights.peephole(0), toInput, cell, n);
            numbers.addProduct(weights.peephole(1), toForget, cell, n);
            numbers.addProduct(before, toInput, sums.peephole(0), n);
            numbers.addProduct(before, toForget, sums.peephole(1), n);
            numbers.multiply(forget, before, hidden, n);
            numbers.addProduct(input, candidate, hidden, n);
            numbers.addProduct(hidden, toOutput, sums.peephole(2), n);
        }
        numbers.zero(hidden, n);
        for (int i = 0; i < gradients.size(); i++) {
            numbers.add(gradients.get(i), sums.bias(i), n);
        }
    }
}
