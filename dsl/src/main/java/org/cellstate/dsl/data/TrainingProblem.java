package org.cellstate.dsl.data;

/** Training went wrong in a way that data or settings explain, such as a loss that is no longer a number. */
public final class TrainingProblem extends CellstateException {

    private static final long serialVersionUID = 1L;

    public TrainingProblem(String rule, String received, String fix) {
        super(rule, received, fix);
    }
}
