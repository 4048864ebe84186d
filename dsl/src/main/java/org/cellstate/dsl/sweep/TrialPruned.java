package org.cellstate.dsl.sweep;

/** Thrown into an objective when its trial need not be finished. The sweep expects it. */
public final class TrialPruned extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Makes one with the reason, a clause. */
    public TrialPruned(String reason) {
        super(reason, null, false, false);
    }
}
