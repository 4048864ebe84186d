package org.cellstate.kernel.api;

/**
 * What to do when the front end says something.
 *
 * <p>All handlers of a kernel share one thread, which no running cell blocks: messages come one after another, and a handler that
 * takes long holds up the others. What a handler prints or shows appears under the cell that opened the comm, or registered its
 * target. What it throws is told there.
 */
@FunctionalInterface
public interface CommHandler {

    /** Takes what the front end says. */
    void received(Comm comm, CommMessage message);

    /** Takes note that the front end has closed the comm. */
    default void closed(Comm comm, CommMessage last) {
        // most have nothing to clear away
    }
}
