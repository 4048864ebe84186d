package org.cellstate.dsl.sweep.run;

import org.cellstate.dsl.sweep.Outcome;
import org.cellstate.dsl.sweep.Report;
import org.jspecify.annotations.Nullable;

/** What workers have to say of a trial. */
sealed interface News {

    /** It came so far. */
    record Reported(int number, Report report) implements News {}

    /** It ended, with an outcome or with what went wrong with its worker. */
    record Ended(
            int number, @Nullable Outcome outcome, @Nullable Throwable problem) implements News {}
}
