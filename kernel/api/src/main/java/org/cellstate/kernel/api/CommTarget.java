package org.cellstate.kernel.api;

/** Something here that a front end may open comms to. */
@FunctionalInterface
public interface CommTarget {

    /**
     * Takes a comm that the front end has opened. On the thread of the handlers, see {@link CommHandler}.
     *
     * @param comm the new comm
     * @param first what the front end said on opening it
     * @return who takes what it says next
     */
    CommHandler opened(Comm comm, CommMessage first);
}
