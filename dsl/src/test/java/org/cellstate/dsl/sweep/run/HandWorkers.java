package org.cellstate.dsl.sweep.run;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.cellstate.dsl.sweep.Outcome;
import org.cellstate.dsl.sweep.Reporter;
import org.cellstate.dsl.sweep.Task;
import org.cellstate.dsl.sweep.TrialRun;
import org.cellstate.dsl.sweep.Workers;

/**
 * Workers on which trials end in any order that there can be: only once no further one can begin does one of those that run end, and
 * chance says which.
 */
final class HandWorkers implements Workers {

    private final TrialRun<?> trials;
    private final int count;
    private final int all;
    private final SplittableRandom random;
    private final List<Runnable> pending = new ArrayList<>();
    private final TreeSet<Integer> ended = new TreeSet<>();
    private final List<Integer> order = new ArrayList<>();
    private int begun;
    private boolean closed;

    HandWorkers(TrialRun<?> trials, int count, int all, long seed) {
        this.trials = trials;
        this.count = count;
        this.all = all;
        this.random = new SplittableRandom(seed);
        Thread hand = new Thread(this::work, "hand");
        hand.setDaemon(true);
        hand.start();
    }

    private void work() {
        for (Runnable next = next(); !isClosed(); next = next()) {
            next.run();
        }
    }

    private synchronized Runnable next() {
        try {
            while (!closed && (pending.isEmpty() || moreCanBegin())) {
                wait();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return closed ? () -> {} : pending.remove(random.nextInt(pending.size()));
    }

    private boolean moreCanBegin() {
        int settled = 0;
        while (ended.contains(settled)) {
            settled++;
        }
        return pending.size() < count && begun < all && begun < settled + (count == 1 ? 1 : 2 * count);
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public synchronized CompletableFuture<Outcome> submit(Task task, Reporter reporter) {
        CompletableFuture<Outcome> future = new CompletableFuture<>();
        pending.add(() -> {
            Outcome outcome = trials.run(task, reporter);
            synchronized (this) {
                ended.add(task.number());
                order.add(task.number());
            }
            future.complete(outcome);
        });
        begun = Math.max(begun, task.number() + 1);
        notifyAll();
        return future;
    }

    /** Returns the numbers of the trials in the order in which they ended. */
    synchronized List<Integer> order() {
        return List.copyOf(order);
    }

    @Override
    public void cancel() {
        close();
    }

    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
    }
}
