package org.cellstate.dsl.engine.recurrent;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Threads that share the tasks of one call. The caller works too, and takes whatever the others have not begun: where they are held up,
 * by a busy core or by another caller, it does all the work itself. A task is the same whoever runs it, so results do not depend on that.
 *
 * <p>Between two calls a worker watches for the next one for a moment before it sleeps: a training step is a few calls with tens of
 * microseconds between them, and waking a sleeping thread costs as much. A caller whose last task is in another's hands also watches only
 * for a moment, then leaves its core to whoever holds the task. Where a call takes longer than one thread would have needed,
 * the other cores are busy with something else: callers work alone for a while, {@value #ALONE} times as long as was lost.
 */
final class Workers {

    private static final int MOST = 16;
    private static final long WATCH_NANOS = 60_000;
    private static final int SPINS = 64;
    private static final int ALONE = 30;

    private static final Worker[] WORKERS = new Worker[count() - 1];
    private static final AtomicReference<@Nullable Round> OFFERED = new AtomicReference<>();
    private static final AtomicInteger CALLERS = new AtomicInteger();
    private static final ThreadLocal<Boolean> IN_TASK = ThreadLocal.withInitial(() -> false);
    private static volatile long aloneUntil = System.nanoTime();

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

    /** Returns whether the calling thread is at work on a task, and so has no others to share with. */
    static boolean inTask() {
        return IN_TASK.get();
    }

    /** Runs the tasks from 0 to {@code tasks} and returns when all are done. The first failure is thrown here. */
    static void run(int tasks, IntConsumer task) {
        if (tasks == 1) {
            task.accept(0);
            return;
        }
        int most = NativeThreads.most();
        Round round = new Round(tasks, task, most - 1);
        long start = System.nanoTime();
        // As many callers as there are cores keep them busy without help, and help would only be in their way.
        boolean shared = CALLERS.incrementAndGet() <= WORKERS.length && most > 1 && start - aloneUntil >= 0;
        if (shared) {
            OFFERED.set(round);
            for (Worker worker : WORKERS) {
                worker.wake();
            }
        }
        round.work();
        round.await();
        OFFERED.compareAndSet(round, null);
        CALLERS.decrementAndGet();
        long end = System.nanoTime();
        long lost = end - start - tasks * round.shortest();
        if (shared && lost > 0) {
            aloneUntil = end + ALONE * lost;
        }
        round.rethrow();
    }

    /** The tasks of one call. */
    private static final class Round {

        private final int tasks;
        private final IntConsumer task;
        private final AtomicInteger begun = new AtomicInteger();
        private final AtomicInteger done = new AtomicInteger();
        private final AtomicInteger seats;
        private final AtomicLong shortest = new AtomicLong(Long.MAX_VALUE);
        private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        private volatile @Nullable Thread waiting;

        Round(int tasks, IntConsumer task, int seats) {
            this.tasks = tasks;
            this.task = task;
            this.seats = new AtomicInteger(seats);
        }

        boolean open() {
            return begun.get() < tasks && seats.get() > 0;
        }

        /** Takes a seat, and returns whether there was one. */
        boolean join() {
            return seats.getAndDecrement() > 0;
        }

        void work() {
            for (int i = begun.getAndIncrement(); i < tasks; i = begun.getAndIncrement()) {
                long start = System.nanoTime();
                IN_TASK.set(true);
                try {
                    task.accept(i);
                } catch (RuntimeException | Error problem) {
                    failure.compareAndSet(null, problem);
                } finally {
                    IN_TASK.set(false);
                    shortest.accumulateAndGet(System.nanoTime() - start, Math::min);
                    if (done.incrementAndGet() == tasks) {
                        LockSupport.unpark(waiting);
                    }
                }
            }
        }

        /** Returns the nanoseconds of the task that took least. */
        long shortest() {
            return shortest.get();
        }

        void await() {
            long since = System.nanoTime();
            while (done.get() < tasks) {
                Thread.onSpinWait();
                if (System.nanoTime() - since > WATCH_NANOS) {
                    waiting = Thread.currentThread();
                    if (done.get() < tasks) {
                        LockSupport.park(this);
                    }
                }
            }
        }

        void rethrow() {
            Throwable problem = failure.get();
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
                Round round = OFFERED.get();
                if (round != null && round.open() && round.join()) {
                    return round;
                }
                Thread.onSpinWait();
                if (++spins % SPINS == 0 && System.nanoTime() - since > WATCH_NANOS) {
                    asleep = true;
                    round = OFFERED.get();
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
