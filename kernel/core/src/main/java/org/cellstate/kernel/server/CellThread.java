package org.cellstate.kernel.server;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.cellstate.kernel.repl.Standstill;
import org.jspecify.annotations.Nullable;

/** The thread that cells run on: the same for all, until it is given up with a cell that cannot be stopped. */
final class CellThread<T> implements AutoCloseable {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Patience patience;
    private @Nullable ExecutorService executor;
    private @Nullable Running running;

    /**
     * Makes one.
     *
     * @param patience how long a cell may take to end after it was asked to
     */
    CellThread(Patience patience) {
        this.patience = patience;
    }

    /** Something that takes place on the thread. */
    interface Work<T> {

        T run();

        /** Where the thread waits for what nobody can make it stop waiting for; empty if it does something else. */
        Optional<Standstill> standstill(Thread thread);

        /** Whether it has answered the request to end, by ending early what it did, and may go on. */
        boolean answered();

        /** Ends it for those who wait although its thread goes on; empty if it will end by itself. */
        Optional<T> giveUp(Thread thread);
    }

    /** Does work on the thread, and waits until it is done or given up. */
    T run(Work<T> work) {
        Running next = new Running(work);
        synchronized (this) {
            running = next;
            if (executor == null) {
                executor = Executors.newSingleThreadExecutor(CellThread::daemon);
            }
            executor.execute(next);
        }
        try {
            return next.result.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error failure) {
                throw failure;
            }
            throw e;
        }
    }

    /** Begins to wait for the end of what runs, which was asked to stop; gives it up when that takes too long. */
    synchronized void expectEnd() {
        Running asked = running;
        if (asked != null && !asked.expected) {
            asked.expected = true;
            daemon(asked::giveUpInTime, "cellstate-patience").start();
        }
    }

    /** Lets the thread end after what it does now. */
    @Override
    public synchronized void close() {
        if (executor != null) {
            executor.shutdown();
        }
    }

    private static Thread daemon(Runnable task) {
        return daemon(task, "cell-thread-" + COUNT.incrementAndGet());
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    private synchronized void replace() {
        close();
        executor = null;
    }

    private final class Running implements Runnable {

        private final Work<T> work;
        private final CompletableFuture<T> result = new CompletableFuture<>();
        private final CountDownLatch done = new CountDownLatch(1);
        private volatile @Nullable Thread thread;
        private boolean expected;

        Running(Work<T> work) {
            this.work = work;
        }

        @Override
        public void run() {
            thread = Thread.currentThread();
            try {
                result.complete(work.run());
            } catch (Throwable e) {
                result.completeExceptionally(e);
            } finally {
                done.countDown();
            }
        }

        private boolean gaveUp(Thread stuck) {
            Optional<T> ending = work.giveUp(stuck);
            ending.ifPresent(each -> {
                replace();
                result.complete(each);
            });
            return ending.isPresent();
        }

        /** Takes back, once the request is answered, that the end is expected; the next request expects it again. */
        private boolean answered() {
            synchronized (CellThread.this) {
                expected = expected && !work.answered();
                return !expected;
            }
        }

        private void giveUpInTime() {
            try {
                Optional<Standstill> before = Optional.empty();
                for (int looks = 1; !done.await(patience.look().toNanos(), TimeUnit.NANOSECONDS); looks++) {
                    if (answered()) {
                        return;
                    }
                    Thread stuck = thread;
                    Optional<Standstill> now = stuck == null ? Optional.empty() : work.standstill(stuck);
                    boolean standsStill = now.isPresent() && now.equals(before);
                    before = now;
                    if (stuck != null && (standsStill || looks >= patience.looks()) && gaveUp(stuck)) {
                        return;
                    }
                }
            } catch (InterruptedException e) {
                result.completeExceptionally(e); // nobody interrupts this thread; if so, nobody waits in vain
            } catch (RuntimeException | Error e) {
                result.completeExceptionally(e);
            }
        }
    }
}
