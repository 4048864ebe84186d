package org.cellstate.dsl.sweep;

/** Hears how far a trial has come. */
@FunctionalInterface
public interface Reporter {

    /**
     * Hears of a step.
     *
     * @param step such as the epoch, from 1 and rising
     * @param value the objective as far as it is known
     * @throws TrialPruned if the trial need not be finished
     */
    void report(int step, double value);

    /** Returns one that does nothing. */
    static Reporter silent() {
        return (step, value) -> {};
    }
}
