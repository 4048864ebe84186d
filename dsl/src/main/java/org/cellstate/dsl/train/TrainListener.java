package org.cellstate.dsl.train;

/** Hears of a training while it runs. It is called on the training thread: what it does slowly, training waits for. */
@FunctionalInterface
public interface TrainListener {

    /** Hears of one event. */
    void on(TrainEvent event);

    /** Returns a listener that does nothing. */
    static TrainListener silent() {
        return event -> {};
    }
}
