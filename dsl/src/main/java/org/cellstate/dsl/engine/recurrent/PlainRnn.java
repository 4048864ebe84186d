package org.cellstate.dsl.engine.recurrent;

import java.util.List;

/** A simple recurrent network's step. */
record PlainRnn<A>(Arithmetic<A> numbers) implements PlainCell<A> {

    @Override
    public int arrays() {
        return 1;
    }

    @Override
    public void forward(List<A> step, PlainWeights<A> weights, PlainState<A> state, int n) {
        A value = step.get(0);
        numbers.add(weights.bias(0), value, n);
        numbers.tanh(value, n);
        numbers.copy(value, state.hidden(), n);
    }

    @Override
    public void backward(
            List<A> step,
            List<A> gradients,
            PlainWeights<A> weights,
            PlainWeights<A> sums,
            PlainState<A> state,
            int n) {
        A gradient = gradients.get(0);
        numbers.copy(state.hidden(), gradient, n);
        numbers.tanhBack(step.get(0), gradient, n);
        numbers.add(gradient, sums.bias(0), n);
        numbers.zero(state.hidden(), n);
    }
}
