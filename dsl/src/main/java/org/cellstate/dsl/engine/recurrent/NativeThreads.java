package org.cellstate.dsl.engine.recurrent;

import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * Sets the OpenMP threads of ND4J and OpenBLAS to one. A training step has many small operations, and with the default its OpenMP
 * threads spin at each of them: a busy core beside makes a step fifty times slower.
 */
public final class NativeThreads {

    private static final ThreadLocal<Boolean> SET = ThreadLocal.withInitial(() -> false);

    private NativeThreads() {}

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
