package org.cellstate.kernel.repl;

import java.util.concurrent.TimeUnit;

/** Tells when nobody has asked anything of a session for a while. */
final class Lull {

    private int asking;
    private long since = System.nanoTime();
    private boolean over;

    /** Begins to be busy, until as many {@link #end} have followed. */
    synchronized void begin() {
        asking++;
    }

    synchronized void end() {
        asking--;
        since = System.nanoTime();
        notifyAll();
    }

    /** Lets those who wait go: there will be no more. */
    synchronized void close() {
        over = true;
        notifyAll();
    }

    /** Waits until nobody has been busy for so long, and returns whether that came; {@code false} after {@link #close}. */
    synchronized boolean await(long milliseconds) throws InterruptedException {
        while (!over) {
            long left = asking > 0
                    ? Long.MAX_VALUE
                    : since + TimeUnit.MILLISECONDS.toNanos(milliseconds) - System.nanoTime();
            if (left <= 0) {
                return true;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return false;
    }
}
