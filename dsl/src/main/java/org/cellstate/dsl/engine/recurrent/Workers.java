package org.cellstate.dsl.engine.recurrent;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Threads that share the tasks of one call. The caller works too, and takes whatever the others have not begun: where they are held up,
 * by a busy core or by another caller, it does all the work itself. A task is the same whoever runs it, so results do not depend on that.
 *
 * <p>Between two calls a worker watches for the next one for a moment before it sleeps: a training step is a few calls with tens of
 * microseconds between them, and waking a sleeping thread costs as much.
 */
final class Workers {

    private static final int MOST = 16;
    private static final long WATCH_NANOS = 60_000;
    private static final int SPINS = 64;

    private static final Worker[] WORKERS = new Worker[count() - 1];
    private static volatile @Nullable Round offered;

    static {
        for (int i = 0; i < WORKERS.length; i++) {
            WORKERS[i] = new Worker(i + 1);
            WORKERS[i].start();
        }
    }

    private Workers() {}

    /** Returns the number of threads, the caller's among them. */
    static int count() {
        return Math.max(1, Math.min(MOST, Runtime.getRuntime().availableProcessors()));
    }

    /** Runs the tasks from 0 to {@code tasks} and returns when all are done. The first failure is thrown here. */
    static void run(int tasks, IntConsumer task) {
        if (tasks == 1) {
            task.accept(0);
            return;
        }
        Round round = new Round(tasks, task);
        offered = round;
        for (Worker worker : WORKERS) {
            worker.wake();
        }
        round.work();
        round.await();
        if (offered == round) {
            offered = null;
        }
        round.rethrow();
    }

    /** The tasks of one call. */
    private static final class Round {

        private final int tasks;
        private final IntConsumer task;
        private final AtomicInteger begun = new AtomicInteger();
        private final AtomicInteger done = new AtomicInteger();
        private volatile @Nullable Throwable failure;

        Round(int tasks, IntConsumer task) {
            this.tasks = tasks;
            this.task = task;
        }

        boolean open() {
            return begun.get() < tasks;
        }

        void work() {
            for (int i = begun.getAndIncrement(); i < tasks; i = begun.getAndIncrement()) {
                try {
                    task.accept(i);
                } catch (RuntimeException | Error problem) {
                    failure = problem;
                } finally {
                    done.incrementAndGet();
                }
            }
        }

        @SuppressWarnings("ThreadPriorityCheck") // microseconds, in which the worker may need this core
        void await() {
            for (int spin = 0; done.get() < tasks; spin++) {
                if (spin < SPINS * SPINS) {
                    Thread.onSpinWait();
                } else {
                    Thread.yield();
                }
            }
        }

        void rethrow() {
            Throwable problem = failure;
            if (problem instanceof Error error) {
                throw error;
            }
            if (problem instanceof RuntimeException exception) {
                throw exception;
            }
        }
    }

    private static final class Worker extends Thread {

        private volatile boolean asleep;

        Worker(int number) {
            super("cellstate-worker-" + number);
            setDaemon(true);
        }

        void wake() {
            if (asleep) {
                LockSupport.unpark(this);
            }
        }

        @Override
        public void run() {
            NativeThreads.useOne();
            while (true) {
                Round round = next();
                round.work();
            }
        }

        private Round next() {
            long since = System.nanoTime();
            int spins = 0;
            while (true) {
                Round round = offered;
                if (round != null && round.open()) {
                    return round;
                }
                Thread.onSpinWait();
                if (++spins % SPINS == 0 && System.nanoTime() - since > WATCH_NANOS) {
                    asleep = true;
                    round = offered;
                    if (round == null || !round.open()) {
                        LockSupport.park(this);
                    }
                    asleep = false;
                    since = System.nanoTime();
                }
            }
        }
    }
}
