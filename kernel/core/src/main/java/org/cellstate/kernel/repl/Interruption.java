package org.cellstate.kernel.repl;

import org.jspecify.annotations.Nullable;

/**
 * Whether the user has asked to stop the running cell.
 *
 * <p>The thread is interrupted only while it runs the cell's own code. An interrupt that met the compiler would close the jars it
 * reads. Only the cell's thread is interrupted: threads that libraries have started from a cell (native memory deallocators among
 * them) end for good when interrupted.
 */
final class Interruption {

    private @Nullable Thread cell;
    private boolean requested;
    private boolean inCode;
    private boolean pending;

    /** Begins a cell on the calling thread. */
    synchronized void begin() {
        cell = Thread.currentThread();
        requested = false;
        pending = false;
        Thread.interrupted(); // what was meant for an earlier cell must not meet this one
    }

    /** Asks the running cell to stop; does nothing between cells. */
    synchronized void request() {
        if (cell == null) {
            return;
        }
        requested = true;
        pending = true;
        if (inCode) {
            cell.interrupt();
        }
    }

    /** Returns whether the cell's code may be entered; it is then followed by {@link #leave}. */
    synchronized boolean enter() {
        inCode = !pending;
        return inCode;
    }

    /** Leaves the cell's code. A request that the code has answered, by clearing the thread's flag, is no longer pending. */
    synchronized void leave() {
        if (inCode) {
            inCode = false;
            pending = Thread.interrupted() && requested;
        }
    }

    /** Returns whether a request waits that no code has answered. */
    synchronized boolean pending() {
        return pending;
    }

    /** Returns whether the user has asked to stop this cell, answered or not. */
    synchronized boolean requested() {
        return requested;
    }

    /** Ends the cell. */
    synchronized void end() {
        cell = null;
        inCode = false;
        Thread.interrupted();
    }
}
