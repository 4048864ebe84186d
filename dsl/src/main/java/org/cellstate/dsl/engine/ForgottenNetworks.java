package org.cellstate.dsl.engine;

import java.util.concurrent.atomic.AtomicLong;
import org.bytedeco.javacpp.Pointer;

/**
 * Networks that a notebook forgets hold native memory until Java's collector finds them, and that runs when Java's heap is full, of
 * which they take next to nothing. So it is called where native memory has grown.
 */
final class ForgottenNetworks {

    private static final long GROWTH = 64L << 20;
    private static final AtomicLong LEVEL = new AtomicLong();

    private ForgottenNetworks() {}

    /** Has them collected if native memory has grown by 64 MB since it was lowest after the last time. */
    static void collect() {
        long held = Pointer.totalBytes();
        if (held > LEVEL.accumulateAndGet(held, Math::min) + GROWTH) {
            System.gc();
            // What is freed is freed a moment later: the next call lowers the level to it.
            LEVEL.set(Pointer.totalBytes());
        }
    }
}
