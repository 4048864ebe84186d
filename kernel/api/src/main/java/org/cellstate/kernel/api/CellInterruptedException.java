package org.cellstate.kernel.api;

/** Thrown by {@link Notebook#checkInterrupted()} in a cell whose user pressed stop. */
public final class CellInterruptedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CellInterruptedException() {
        super("The cell was interrupted.");
    }
}
