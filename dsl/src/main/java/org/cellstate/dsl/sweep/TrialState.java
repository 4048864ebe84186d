package org.cellstate.dsl.sweep;

import java.util.Locale;

/** How a trial stands. */
public enum TrialState {
    /** It began and has not ended. */
    RUNNING,
    /** It was measured. */
    COMPLETE,
    /** It was ended early because others were better by then. */
    PRUNED,
    /** It threw, or what was measured is not a number. The study goes on. */
    FAILED;

    /** Returns for example {@code pruned}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
