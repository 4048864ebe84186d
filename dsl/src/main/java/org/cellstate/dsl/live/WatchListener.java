package org.cellstate.dsl.live;

/** Hears of a watch, on the thread that watches: after every poll that brought rows, and at the end. */
@FunctionalInterface
public interface WatchListener {

    /** Takes what is known now. */
    void on(Watched state);
}
