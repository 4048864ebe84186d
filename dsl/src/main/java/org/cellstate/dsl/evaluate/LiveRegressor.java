package org.cellstate.dsl.evaluate;

import org.cellstate.dsl.engine.Stepper;
import org.cellstate.dsl.prepare.PreparedSequences;

/** A regressor that reads one sequence as it comes in, step by step. */
public final class LiveRegressor implements AutoCloseable {

    private final Stepper stepper;
    private final PreparedSequences prepared;

    LiveRegressor(Stepper stepper, PreparedSequences prepared) {
        this.stepper = stepper;
        this.prepared = prepared;
    }

    /**
     * Reads a step.
     *
     * @param frame {@code [feature]}, as in the sequences that the model was fitted on
     * @return the value of the sequence so far, in the unit of those it was fitted on
     * @throws org.cellstate.dsl.data.ShapeProblem if the features are not as many as those it was fitted on
     */
    public double step(float... frame) {
        return prepared.restore(stepper.step(prepared.frame(frame)));
    }

    /** Begins a new sequence. */
    public void reset() {
        stepper.reset();
    }

    /** Frees the memory. */
    @Override
    public void close() {
        stepper.close();
    }
}
