package org.cellstate.dsl.engine;

import java.util.concurrent.Callable;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.engine.recurrent.NativeThreads;

/** How many threads a network computes on: all cores, unless work is held to fewer because others work beside it. */
public final class Cores {

    private Cores() {}

    /**
     * Does work on the calling thread, and has every network that it trains or asks compute on at most so many threads, this one among
     * them. What comes of it is the same to the bit for any number.
     *
     * @param threads at least 1, or 0 for as many as there are cores, the default
     * @throws ConfigProblem if it is less
     * @throws Exception what the work throws
     */
    public static <R> R atMost(int threads, Callable<R> work) throws Exception {
        if (threads < 0) {
            throw new ConfigProblem(
                    "Work is done on at least 1 thread.", "atMost(" + threads + ", …)", "1, or 0 for all cores");
        }
        return threads == 0 ? work.call() : NativeThreads.atMost(threads, work);
    }

    /** Returns whether work on this thread is held to this thread alone. */
    public static boolean one() {
        return NativeThreads.most() == 1;
    }
}
