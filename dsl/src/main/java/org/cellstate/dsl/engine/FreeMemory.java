package org.cellstate.dsl.engine;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import org.bytedeco.javacpp.Pointer;

/** How much memory networks can still take in this process. */
public final class FreeMemory {

    private FreeMemory() {}

    /** Returns the bytes that Java's heap can still take, by what its last collections left over. */
    public static long heap() {
        long used = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getCollectionUsage)
                .filter(usage -> usage != null)
                .mapToLong(MemoryUsage::getUsed)
                .sum();
        return Math.max(0, Runtime.getRuntime().maxMemory() - used);
    }

    /** Returns the bytes that arrays outside the heap can still take, by the limits of JavaCPP: its own, and that of the whole process. */
    public static long offHeap() {
        long own = Pointer.maxBytes() > 0 ? Pointer.maxBytes() - Pointer.totalBytes() : Long.MAX_VALUE;
        long process =
                Pointer.maxPhysicalBytes() > 0 ? Pointer.maxPhysicalBytes() - Pointer.physicalBytes() : Long.MAX_VALUE;
        return Math.max(0, Math.min(own, process));
    }
}
