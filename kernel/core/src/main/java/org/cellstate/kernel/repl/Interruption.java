package org.cellstate.kernel.repl;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cellstate.kernel.api.CellInterruptedException;
import org.cellstate.kernel.api.Notebook;
import org.jspecify.annotations.Nullable;

/**
 * Whether the user has asked to stop the running cell, and what is done then.
 *
 * <p>Threads that wait are interrupted: the cell's own, and those it has started that run its code. Threads that compute are
 * stopped at their next cancellation point, again and again, until the cell has ended; which cell a thread works for the notebook
 * knows. The cell's thread is interrupted only while it runs the cell's own code: an interrupt that met the compiler would close
 * the jars it reads.
 *
 * <p>Code may answer a request ({@link Notebook#takeInterrupt()}); the cell then goes on.
 */
final class Interruption {

    private final CancellationSite site = new CancellationSite(this::check);

    /** Threads of interrupted cells that may still be at work. */
    private final List<Thread> stragglers = new ArrayList<>();

    private volatile @Nullable Run running;

    /** One cell's run, on its thread. */
    static final class Run {

        private final Thread thread = Thread.currentThread();
        private final Set<Thread> before = CellThreads.alive();
        private volatile int requests;
        private volatile boolean requested;
        private volatile boolean abandoned;
        private boolean inCode;
        private boolean pending;

        /** Returns whether the session has given this run up. */
        boolean abandoned() {
            return abandoned;
        }
    }

    /** Lets the classes of a loader be stopped. */
    void connect(SessionLoader loader) {
        site.connect(loader);
    }

    /** Begins a cell on the calling thread. */
    synchronized Run begin() {
        Thread.interrupted(); // what was meant for an earlier cell must not meet this one
        stragglers.removeIf(thread -> !CellThreads.runsCellCode(thread));
        restIfNobodyIsLeft();
        Run run = new Run();
        running = run;
        return run;
    }

    private void restIfNobodyIsLeft() {
        if (stragglers.isEmpty()) {
            site.rest();
        }
    }

    /** Asks the running cell to stop; does nothing between cells. */
    synchronized void request() {
        Run run = running;
        if (run == null) {
            return;
        }
        run.requests++;
        run.requested = true;
        run.pending = true;
        site.arm();
        if (run.inCode) {
            run.thread.interrupt();
        }
        List<Thread> started = CellThreads.startedSince(run.before);
        started.remove(run.thread);
        started.forEach(Thread::interrupt);
        stragglers.addAll(started);
    }

    /** Returns whether the cell's code may be entered; it is then followed by {@link #leave}. */
    synchronized boolean enter(Run run) {
        run.inCode = !run.pending;
        return run.inCode;
    }

    /** Leaves the cell's code. A request that the code has answered is no longer pending. */
    void leave(Run run) {
        settle(run);
        synchronized (this) {
            if (run.inCode) {
                run.inCode = false;
                Thread.interrupted();
            }
        }
    }

    /** Takes note if the code has answered what was requested. Asks outside the lock: asking waits for a request under way. */
    private void settle(Run run) {
        int asked = run.requests;
        if (!run.requested || Notebook.interrupted()) {
            return;
        }
        synchronized (this) {
            if (run.requests == asked && !run.abandoned) { // otherwise there is a newer one
                run.requested = false;
                run.pending = false;
                stragglers.removeIf(thread -> !run.before.contains(thread)); // of this cell, which goes on
                restIfNobodyIsLeft();
            }
        }
    }

    /** What every thread of every cell does at its points while somebody is to be stopped. */
    private void check() {
        Run run = running;
        if (run == null || run.thread != Thread.currentThread()) {
            Notebook.checkInterrupted();
        } else if (run.requested) {
            if (Notebook.interrupted()) {
                throw new CellInterruptedException();
            }
            settle(run);
        }
    }

    /** Returns whether a request waits that no code has answered. */
    synchronized boolean pending() {
        Run run = running;
        return run != null && run.pending;
    }

    /**
     * Gives up the cell of a thread, which could not be stopped.
     *
     * @return nothing if the thread runs no cell; otherwise the run, given up if it was in the cell's code
     */
    synchronized @Nullable Run abandon(Thread thread) {
        Run run = running;
        if (run == null || run.thread != thread) {
            return null;
        }
        if (run.inCode) {
            run.abandoned = true;
            stragglers.add(thread);
            running = null;
        }
        return run;
    }

    /** Ends a cell. */
    synchronized void end(Run run) {
        if (run == running) {
            running = null;
        }
        run.inCode = false;
        Thread.interrupted();
    }
}
