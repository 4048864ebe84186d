package org.cellstate.dsl.evaluate;

import org.cellstate.dsl.engine.PairStepper;
import org.cellstate.dsl.evaluate.decode.NextTokens;

/** A translator at one source, as a model that says which token may come next. */
record PairTokens(PairStepper stepper, PairStepper.Memory source) implements NextTokens<PairStepper.State> {

    @Override
    public PairStepper.State begin() {
        return stepper.begin(source);
    }

    @Override
    public double[] logProbabilities(PairStepper.State state) {
        return stepper.logProbabilities(state);
    }

    @Override
    public PairStepper.State after(PairStepper.State state, int token) {
        return stepper.after(state, token);
    }
}
