package org.cellstate.kernel.repl;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * What code has spent.
 *
 * @param wallNanos time on the clock
 * @param cpuNanos processor time of the whole process; negative where the platform does not tell
 * @param allocatedBytes memory that the code's own thread has allocated; negative where the platform does not tell
 */
public record Spent(long wallNanos, long cpuNanos, long allocatedBytes) {

    static final Spent NOTHING = new Spent(0, 0, 0);

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final java.lang.management.OperatingSystemMXBean SYSTEM =
            ManagementFactory.getOperatingSystemMXBean();

    /** Returns the readings of the clocks for the calling thread. */
    static Spent now() {
        long allocated = THREADS instanceof com.sun.management.ThreadMXBean threads
                ? threads.getThreadAllocatedBytes(Thread.currentThread().getId())
                : -1;
        long cpu = SYSTEM instanceof com.sun.management.OperatingSystemMXBean system ? system.getProcessCpuTime() : -1;
        return new Spent(System.nanoTime(), cpu, allocated);
    }

    Spent plus(Spent other) {
        return new Spent(wallNanos + other.wallNanos, cpuNanos + other.cpuNanos, allocatedBytes + other.allocatedBytes);
    }

    Spent minus(Spent other) {
        return new Spent(wallNanos - other.wallNanos, cpuNanos - other.cpuNanos, allocatedBytes - other.allocatedBytes);
    }
}
