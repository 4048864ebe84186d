package org.cellstate.kernel.api;

/**
 * Something shown that can be replaced in place: a progress bar, a chart that grows. From any thread, also after its cell
 * has ended.
 */
public interface DisplayHandle {

    /** Returns the identifier under which front ends know this display. */
    String id();

    /** Replaces what is shown by another value, rendered as {@link Notebook#show} would. */
    void update(Object value);
}
