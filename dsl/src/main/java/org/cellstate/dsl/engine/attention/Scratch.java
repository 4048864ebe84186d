package org.cellstate.dsl.engine.attention;

import org.bytedeco.javacpp.BytePointer;

/** Native memory that grows to what is asked of it and stays, until its owner is forgotten. */
final class Scratch {

    private BytePointer memory = new BytePointer(1);

    /** Returns the address of so much room. What was there before is lost when it grows. */
    private long room(long bytes) {
        if (memory.capacity() < bytes) {
            memory.close();
            memory = new BytePointer(bytes);
        }
        return memory.address();
    }

    Block block(int bytes, int steps, int rows, int features) {
        return new Block(room((long) bytes * steps * rows * features), bytes, steps, rows, features);
    }

    Alignment alignment(int bytes, int rows, int heads, int targets, int sources) {
        long numbers = (long) rows * heads * targets * sources;
        return new Alignment(room(numbers * bytes), bytes, rows, heads, targets, sources);
    }
}
