package org.cellstate.dsl.engine.attention;

import org.bytedeco.javacpp.DoublePointer;

/** A pointer to memory that belongs to someone else. */
final class DoublePlace extends DoublePointer {

    DoublePlace at(long place) {
        address = place;
        return this;
    }

    /** Copies numbers from memory into an array, or into a longer one made for them. */
    double[] read(long place, int numbers, double[] into) {
        double[] array = room(numbers, into);
        at(place).get(array, 0, numbers);
        return array;
    }

    /** Copies numbers from an array into memory. */
    void write(double[] from, int numbers, long place) {
        at(place).put(from, 0, numbers);
    }

    /** Returns the array, or a longer one if it is too short. */
    static double[] room(int numbers, double[] array) {
        return array.length >= numbers ? array : new double[numbers];
    }
}
