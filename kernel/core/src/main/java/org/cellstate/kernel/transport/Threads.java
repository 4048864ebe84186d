package org.cellstate.kernel.transport;

import java.util.concurrent.TimeUnit;

/** Waiting for a thread to end. */
final class Threads {

    private Threads() {}

    /** Waits at most so long for a thread to end; an interrupt is kept for the caller and does not shorten the wait. */
    static boolean join(Thread thread, long milliseconds) {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(milliseconds);
        boolean interrupted = false;
        try {
            while (thread.isAlive()) {
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (left <= 0) {
                    return false;
                }
                try {
                    thread.join(left);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            return true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
