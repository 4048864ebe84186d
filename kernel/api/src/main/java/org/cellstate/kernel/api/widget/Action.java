package org.cellstate.kernel.api.widget;

/** Something to do in a notebook; it may throw anything. */
@FunctionalInterface
public interface Action {

    /** Does it. */
    void run() throws Exception;
}
