package org.cellstate.dsl.engine.recurrent;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;

/** Native memory of ours that grows to what is asked of it, and stays until it is closed. */
final class Room implements AutoCloseable {

    /** What vector instructions of 512 bits like to start at. */
    private static final int ALIGNMENT = 64;

    private final int bytes;
    private @Nullable BytePointer memory;

    /** Makes room for numbers of 32 bits. */
    Room() {
        this(Precision.FLOAT);
    }

    Room(Precision precision) {
        this.bytes = precision.bytes();
    }

    /** Returns the address of room for so many numbers. What was there before is lost when it grows. */
    long of(long numbers) {
        long size = Math.addExact(Math.multiplyExact(numbers, bytes), ALIGNMENT);
        if (memory == null || memory.capacity() < size) {
            close();
            memory = new BytePointer(size);
        }
        return address();
    }

    /** Returns the address of what was last asked for. */
    long address() {
        if (memory == null) {
            throw new IllegalStateException("no room was asked for");
        }
        return (memory.address() + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }

    /** Returns the address of so many zeros. */
    long zeros(long numbers) {
        long address = of(numbers);
        Pointer.memset(new Address().to(address), 0, numbers * bytes);
        return address;
    }

    static void zero(long address, long numbers) {
        Pointer.memset(new Address().to(address), 0, numbers * Float.BYTES);
    }

    static void copy(long from, long to, long numbers) {
        Pointer.memcpy(new Address().to(to), new Address().to(from), numbers * Float.BYTES);
    }

    static void read(long address, float[] into, int numbers) {
        new FloatPointer(new Address().to(address)).get(into, 0, numbers);
    }

    static void write(long address, float[] from, int numbers) {
        new FloatPointer(new Address().to(address)).put(from, 0, numbers);
    }

    @Override
    public void close() {
        if (memory != null) {
            memory.close();
            memory = null;
        }
    }
}
