package org.cellstate.kernel.api;

/**
 * One conversation between code here and code in the front end, as widgets have it. Either end opens it, says any number of
 * things, and closes it. From any thread.
 */
public interface Comm {

    /** Returns what tells this comm from all others. */
    String id();

    /** Returns the name of what stands at the other end, for instance {@code jupyter.widget}. */
    String target();

    /** Returns whether neither end has closed it, and there is a front end at all. */
    boolean isOpen();

    /** Says something to the other end; once closed it does nothing. */
    void send(CommMessage message);

    /** Closes it with a last word; once closed it does nothing. The handler is not told of a close from this end. */
    void close(CommMessage last);

    /** Closes it. */
    default void close() {
        close(CommMessage.empty());
    }
}
