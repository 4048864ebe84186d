package org.cellstate.dsl.evaluate;

import org.cellstate.dsl.engine.TextStepper;
import org.cellstate.dsl.evaluate.decode.NextTokens;

/** The network of a language model, read token by token, as what texts are written with. */
record StepperTokens(TextStepper stepper) implements NextTokens<TextStepper.State> {

    @Override
    public TextStepper.State begin() {
        return stepper.begin();
    }

    @Override
    public double[] logProbabilities(TextStepper.State state) {
        return stepper.logProbabilities(state);
    }

    @Override
    public TextStepper.State after(TextStepper.State state, int token) {
        return stepper.after(state, token);
    }
}
