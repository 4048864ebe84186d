package org.cellstate.kernel.server;

import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicLong;

/** What the kernel tells a person who reads its process's standard error: seldom, and one line each but for failures of its own. */
public final class Console {

    private final PrintStream target;
    private final AtomicLong ignored = new AtomicLong();

    public Console(PrintStream target) {
        this.target = target;
    }

    /** Prints a line. */
    public void note(String text) {
        target.println("[cellstate] " + text);
    }

    /** Counts a message that was ignored, and prints the 1st, 2nd, 4th, 8th... of them, so that a flood stays readable. */
    public void ignored(String what) {
        long count = ignored.incrementAndGet();
        if (Long.bitCount(count) == 1) {
            note("ignored " + what + " (message " + count + " ignored so far)");
        }
    }

    /** Returns how many messages were ignored. */
    public long ignoredCount() {
        return ignored.get();
    }

    /** Prints a failure of the kernel itself, with its stack. */
    public void failure(String what, Throwable failure) {
        synchronized (target) {
            note(what);
            failure.printStackTrace(target);
        }
    }

    /** Returns where it prints. */
    public PrintStream target() {
        return target;
    }
}
