package org.cellstate.dsl.sweep.run;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.cellstate.dsl.sweep.Bytes;
import org.cellstate.dsl.sweep.Outcome;
import org.cellstate.dsl.sweep.Reporter;
import org.cellstate.dsl.sweep.Task;
import org.cellstate.dsl.sweep.TrialRun;
import org.cellstate.dsl.sweep.Workers;
import org.cellstate.kernel.api.CellInterruptedException;
import org.cellstate.kernel.api.Notebook;

/**
 * Workers that are threads of this process.
 *
 * <p>Memory: at most so many candidates are alive as there are workers, and of a trial that ended only numbers and texts are kept. What a
 * trial needs is estimated before it runs; where that is not there beside what the others need, it waits for them. One that is too large
 * even alone fails and says so, the others go on.
 */
public final class LocalWorkers implements Workers {

    private final TrialRun<?> trials;
    private final int count;
    private final Room room;
    private final ExecutorService threads;
    private volatile boolean cancelled;

    /** Starts so many threads, for trials that all have memory enough. */
    public LocalWorkers(TrialRun<?> trials, int count) {
        this(trials, count, Bytes.ENDLESS);
    }

    /**
     * Starts so many threads.
     *
     * @param free the memory that the trials share
     */
    public LocalWorkers(TrialRun<?> trials, int count, Bytes free) {
        this.room = new Room(free, count);
        this.trials = trials;
        this.count = count;
        this.threads = Executors.newFixedThreadPool(count, work -> {
            Thread thread = new Thread(work, "cellstate-trial");
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public CompletableFuture<Outcome> submit(Task task, Reporter reporter) {
        CompletableFuture<Outcome> future = new CompletableFuture<>();
        threads.execute(() -> Notebook.apart(() -> cancelled, () -> run(task, reporter, future)));
        return future;
    }

    /** What a trial gives that was cancelled while it ran is not to be trusted: its training ended early. */
    private void run(Task task, Reporter reporter, CompletableFuture<Outcome> future) {
        if (cancelled) {
            future.completeExceptionally(new CancellationException());
            return;
        }
        try {
            Outcome outcome = count == 1 ? outcome(task, reporter) : beside(task, reporter);
            if (cancelled) {
                future.completeExceptionally(new CancellationException());
            } else {
                future.complete(outcome);
            }
        } catch (Throwable problem) {
            future.completeExceptionally(cancelled ? new CancellationException() : problem);
        }
    }

    /** Runs a trial where there is memory for it beside the others. */
    private Outcome beside(Task task, Reporter reporter) {
        Bytes need = trials.memory(task);
        room.enter(need);
        try {
            return outcome(task, reporter);
        } finally {
            room.leave(need);
        }
    }

    private Outcome outcome(Task task, Reporter reporter) {
        return trials.run(task, (step, value) -> {
            if (cancelled) {
                throw new CellInterruptedException();
            }
            reporter.report(step, value);
        });
    }

    @Override
    public String note() {
        return room.note();
    }

    @Override
    public void cancel() {
        cancelled = true;
        threads.shutdownNow().forEach(Runnable::run); // what had not begun: it ends at once
    }

    @Override
    public void close() {
        cancel();
    }
}
