package org.cellstate.kernel.magic;

import org.cellstate.kernel.api.Notebook;
import org.jspecify.annotations.Nullable;

/**
 * The magic that waits for something outside Java, so that it can be stopped. Java that a magic runs is not stopped here: its
 * session does that, since an interrupt must not meet the compiler.
 */
final class Waiting {

    private @Nullable Thread thread;

    /** Something that waits. */
    interface Wait<T> {
        T get() throws InterruptedException;
    }

    /** Waits on the calling thread; {@link #stop} ends it. */
    <T> T during(Wait<T> wait) throws InterruptedException {
        synchronized (this) {
            thread = Thread.currentThread();
        }
        try {
            if (Notebook.interrupted()) { // asked before there was a thread to wake
                throw new InterruptedException();
            }
            return wait.get();
        } finally {
            synchronized (this) {
                thread = null;
                Thread.interrupted(); // meant for what waited
            }
        }
    }

    /** Interrupts what waits, if anything does. */
    synchronized void stop() {
        if (thread != null) {
            thread.interrupt();
        }
    }
}
