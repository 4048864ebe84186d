package org.cellstate.dsl.engine.recurrent;

import java.util.function.IntConsumer;

/** Work that other layers share among the threads that recurrent layers have. */
public final class AtOnce {

    private AtOnce() {}

    /** Returns whether so many operations, multiplications and additions, are worth waking a thread. */
    public static boolean worth(double operations) {
        return operations >= Shares.WORTH_SHARING;
    }

    /**
     * Runs tasks that share nothing that they write, at once where that is quicker. What they compute must not depend on it.
     *
     * @param operations that all of them have, multiplications and additions
     */
    public static void run(double operations, int tasks, IntConsumer task) {
        if (worth(operations) && Workers.count() > 1 && !Workers.inTask()) {
            Workers.run(tasks, task);
            return;
        }
        for (int i = 0; i < tasks; i++) {
            task.accept(i);
        }
    }
}
