package org.cellstate.dsl.engine.recurrent;

import java.util.List;

/** A gated recurrent unit's step. Its fourth product is the recurrent part of the candidate, inside the reset. */
record PlainGru<A>(Arithmetic<A> numbers) implements PlainCell<A> {

    @Override
    public int arrays() {
        return 5;
    }

    @Override
    public void forward(List<A> step, PlainWeights<A> weights, PlainState<A> state, int n) {
        A update = step.get(0);
        A reset = step.get(1);
        A candidate = step.get(2);
        A inside = step.get(3);
        numbers.copy(state.hidden(), step.get(4), n);
        numbers.add(weights.bias(0), update, n);
        numbers.sigmoid(update, n);
        numbers.add(weights.bias(1), reset, n);
        numbers.sigmoid(reset, n);
        numbers.add(weights.bias(3), inside, n);
        numbers.addProduct(reset, inside, candidate, n);
        numbers.add(weights.bias(2), candidate, n);
        numbers.tanh(candidate, n);
        numbers.blend(update, state.hidden(), candidate, n);
    }

    @Override
    public void backward(
            List<A> step,
            List<A> gradients,
            PlainWeights<A> weights,
            PlainWeights<A> sums,
            PlainState<A> state,
            int n) {
        A update = step.get(0);
        A reset = step.get(1);
        A candidate = step.get(2);
        A inside = step.get(3);
        A before = step.get(4);
        A hidden = state.hidden();

        A toUpdate = gradients.get(0);
        numbers.subtract(before, candidate, toUpdate, n);
        numbers.multiply(toUpdate, hidden, toUpdate, n);
        numbers.sigmoidBack(update, toUpdate, n);

        A toCandidate = gradients.get(2);
        numbers.copy(hidden, toCandidate, n);
        numbers.multiply(hidden, update, hidden, n);
        numbers.subtract(toCandidate, hidden, toCandidate, n);
        numbers.tanhBack(candidate, toCandidate, n);

        A toReset = gradients.get(1);
        numbers.multiply(toCandidate, inside, toReset, n);
        numbers.sigmoidBack(reset, toReset, n);

        A toInside = gradients.get(3);
        numbers.multiply(toCandidate, reset, toInside, n);

        for (int i = 0; i < gradients.size(); i++) {
            numbers.add(gradients.get(i), sums.bias(i), n);
        }
    }
}
