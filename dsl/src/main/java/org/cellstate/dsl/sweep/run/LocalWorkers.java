package org.cellstate.dsl.sweep.run;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.cellstate.dsl.sweep.Outcome;
import org.cellstate.dsl.sweep.Reporter;
import org.cellstate.dsl.sweep.Task;
import org.cellstate.dsl.sweep.TrialRun;
import org.cellstate.dsl.sweep.Workers;

/** Workers that are threads of this process. */
public final class LocalWorkers implements Workers {

    private final TrialRun<?> trials;
    private final int count;
    private final ExecutorService threads;

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
        return CompletableFuture.supplyAsync(() -> trials.run(task, reporter), threads);
    }

    @Override
    public void cancel() {
        threads.shutdownNow();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
