package org.cellstate.dsl.sweep;

/** Hears of a sweep while it runs, always on the thread that called it, never on a worker's. */
@FunctionalInterface
public interface SweepListener {

    /** Hears of one event. */
    void on(SweepEvent event);

    /** Returns a listener that does nothing. */
    static SweepListener silent() {
        return event -> {};
    }
}
