package org.cellstate.dsl.sweep;

import java.util.concurrent.CompletableFuture;

/** Where trials run: threads here, or executors of a cluster. A trial has the same outcome wherever it runs. */
public interface Workers extends AutoCloseable {

    /** Returns how many trials run at a time. */
    int count();

    /**
     * Runs a trial on a worker that is free.
     *
     * @param reporter hears of its reports as they are made, on any thread; what it throws is not for the trial
     * @return the outcome, also of a trial that failed; it fails itself only where no outcome can be had
     */
    CompletableFuture<Outcome> submit(Task task, Reporter reporter);

    /** Returns what a reader of the study must know of how its trials ran, a sentence; empty where there is nothing. */
    default String note() {
        return "";
    }

    /** Asks the running trials to end at once, wherever they are. */
    void cancel();

    /** Frees what the workers hold; those that still run are cancelled. */
    @Override
    void close();
}
