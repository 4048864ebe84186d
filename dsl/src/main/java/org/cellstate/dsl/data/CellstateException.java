package org.cellstate.dsl.data;

/**
 * A mistake that the user of the library can see and mend. The message has three parts: the rule, what was received, and what to try.
 *
 * <pre>
 * lookback must be shorter than the training part.
 *   received: lookback=48, training rows=36
 *   try: .lookback(24), or a larger training share
 * </pre>
 */
public abstract sealed class CellstateException extends RuntimeException
        permits DataProblem, ShapeProblem, TrainingProblem, ConfigProblem {

    private static final long serialVersionUID = 1L;

    private final String rule;
    private final String received;
    private final String fix;

    CellstateException(String rule, String received, String fix) {
        super(rule + "\n  received: " + received + "\n  try: " + fix);
        this.rule = rule;
        this.received = received;
        this.fix = fix;
    }

    /** Returns the rule that was broken, a sentence. */
    public String rule() {
        return rule;
    }

    /** Returns what was received instead, with its values. */
    public String received() {
        return received;
    }

    /** Returns what to try. */
    public String fix() {
        return fix;
    }
}
