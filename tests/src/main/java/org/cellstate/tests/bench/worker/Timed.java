package org.cellstate.tests.bench.worker;

/** Work in steps that can be timed. */
@FunctionalInterface
public interface Timed extends AutoCloseable {

    /**
     * Goes on.
     *
     * @param warmup steps to do first, untimed
     * @param steps steps to time
     * @return the milliseconds of each timed step
     */
    double[] run(int warmup, int steps);

    /** Returns what came out of the last step, where the task asks for it; else nothing. */
    default double[] values() {
        return new double[0];
    }

    /** Returns how it is done, in a few words; empty where there is nothing to say. */
    default String note() {
        return "";
    }

    @Override
    default void close() {}

    /** Returns work that is the same call again and again. */
    static Timed of(Runnable step) {
        return of(step, "");
    }

    /** Returns work that is the same call again and again, and says how it is done. */
    static Timed of(Runnable step, String note) {
        return new Timed() {
            @Override
            public double[] run(int warmup, int steps) {
                for (int i = 0; i < warmup; i++) {
                    step.run();
                }
                double[] milliseconds = new double[steps];
                for (int i = 0; i < steps; i++) {
                    long begun = System.nanoTime();
                    step.run();
                    milliseconds[i] = (System.nanoTime() - begun) / 1e6;
                }
                return milliseconds;
            }

            @Override
            public String note() {
                return note;
            }
        };
    }
}
