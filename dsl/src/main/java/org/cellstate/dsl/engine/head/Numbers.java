package org.cellstate.dsl.engine.head;

import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.buffer.DataType;

/** Numbers in native memory, for the products, and in a Java array, for everything else; each is copied to the other when asked. */
abstract sealed class Numbers implements AutoCloseable permits FloatNumbers, DoubleNumbers {

    static Numbers of(DataType type) {
        return type == DataType.FLOAT ? new FloatNumbers() : new DoubleNumbers();
    }

    /** Makes room for so many; what was there may be lost. */
    abstract void room(int count);

    /** Returns the place of a number in native memory. */
    abstract Pointer at(int number);

    /** Copies the first numbers from native memory. */
    abstract void fetch(int count);

    /** Copies the first numbers from native memory that is someone else's. */
    abstract void fetch(int count, Pointer from);

    /** Copies the first numbers to native memory. */
    abstract void put(int count);

    /** Copies the first numbers to native memory that is someone else's. */
    abstract void put(int count, Pointer to);

    abstract double get(int number);

    abstract void set(int number, double value);

    abstract void add(int number, double value);

    /** Adds to each run of numbers its own, and makes 0 of what is less. */
    abstract void rectify(Numbers shifts, int runs, int length);

    /** Makes each number that of the gradient if it is above 0, and 0 else. */
    abstract void slopes(Numbers gradient, int count);

    /** Makes raw outputs their gradient. */
    abstract void gradient(SpreadLoss loss, Numbers targets, Numbers spreads, int rows, Numbers losses);

    @Override
    public abstract void close();
}
