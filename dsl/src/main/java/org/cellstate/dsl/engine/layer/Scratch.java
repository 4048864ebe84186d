package org.cellstate.dsl.engine.layer;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/** Native memory of a layer's own. It grows to what is asked of it and stays; what was there before is lost when it grows. */
final class Scratch implements AutoCloseable {

    /** A cache line, which the widest vector registers fill. */
    private static final long LINE = 64;

    private BytePointer memory = new BytePointer(LINE);

    /** Returns the address of so many bytes, at the start of a cache line. */
    long of(long bytes) {
        if (memory.capacity() < bytes + LINE) {
            memory.close();
            memory = new BytePointer(bytes + LINE);
        }
        return (memory.address() + LINE - 1) / LINE * LINE;
    }

    /** Returns the address of so many zero bytes. */
    long zeros(long bytes) {
        long address = of(bytes);
        Pointer.memset(memory, 0, memory.capacity());
        return address;
    }

    @Override
    public void close() {
        memory.close();
    }
}
