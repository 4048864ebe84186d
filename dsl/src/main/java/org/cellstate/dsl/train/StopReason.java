package org.cellstate.dsl.train;

/** Why training ended. */
public enum StopReason {
    /** All epochs were done. */
    COMPLETED,
    /** The validation loss did not improve for as many epochs as patience allows. */
    NO_IMPROVEMENT,
    /** The minutes that it had were over; the best weights so far are kept. */
    OUT_OF_TIME,
    /** The user pressed stop; the best weights so far are kept. */
    INTERRUPTED,
    /** The loss or its gradient was no longer finite; the best weights before that are kept, if an epoch had ended. */
    DIVERGED,
    /** Something else went wrong, in the data or in a listener; there is no model. */
    FAILED
}
