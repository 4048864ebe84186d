package org.cellstate.dsl.sweep.run;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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
 * <p>Memory: at most so many candidates are alive as there are workers. A trial begins when a worker is free, none waits with data of its
 * own, and of one that ended only numbers and texts are kept. So a sweep needs what its largest trials need beside each other; one for
 * which that is not there fails and says so, the others go on.
 */
public final class LocalWorkers implements Workers {

    private final TrialRun<?> trials;
    private final int count;
    private final ExecutorService threads;
    private volatile boolean cancelled;

    /** Starts so many threads. */
    public LocalWorkers(TrialRun<?> trials, int count) {
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
            Outcome outcome = trials.run(task, (step, value) -> {
                if (cancelled) {
                    throw new CellInterruptedException();
                }
                reporter.report(step, value);
            });
            if (cancelled) {
                future.completeExceptionally(new CancellationException());
            } else {
                future.complete(outcome);
            }
        } catch (Throwable problem) {
            future.completeExceptionally(cancelled ? new CancellationException() : problem);
        }
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
