package org.cellstate.dsl.engine.recurrent;

import java.util.concurrent.Callable;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * How many threads compute. Recurrent layers divide a call among as many as there are cores; work can be held to fewer.
 *
 * <p>The OpenMP threads of ND4J and OpenBLAS are set to one. A training step has many small operations, and with the default its OpenMP
 * threads spin at each of them: a busy core beside makes a step fifty times slower.
 */
public final class NativeThreads {

    private static final ThreadLocal<Boolean> SET = ThreadLocal.withInitial(() -> false);

    private static final ThreadLocal<Integer> MOST = ThreadLocal.withInitial(Workers::count);

    private NativeThreads() {}

    /** Returns how many threads a call on this thread may take, this one among them. */
    public static int most() {
        return MOST.get();
    }

    /**
     * Does work on the calling thread, whose calls take at most so many threads meanwhile, this one among them. Calls are divided as they
     * are by default, so all results are the same to the bit.
     *
     * @param threads at least 1; more than there are cores are as many as there are
     */
    public static <R> R atMost(int threads, Callable<R> work) throws Exception {
        int before = most();
        MOST.set(Math.min(threads, before));
        try {
            return work.call();
        } finally {
            MOST.set(before);
        }
    }

    /** Sets it for the calling thread: OpenMP keeps the number by thread, so every thread that computes calls this first. */
    public static void useOne() {
        if (SET.get()) {
            return;
        }
        // Nd4j comes first: it loads the back end that the holder looks for.
        Nd4j.factory().blas().setMaxThreads(1);
        NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(1);
        Nd4j.getEnvironment().setMaxThreads(1);
        Nd4j.getEnvironment().setMaxMasterThreads(1);
        SET.set(true);
    }
}
