package org.cellstate.dsl.engine.attention;

import org.bytedeco.javacpp.FloatPointer;

/** A pointer to memory that belongs to someone else. */
final class FloatPlace extends FloatPointer {

    FloatPlace at(long place) {
        address = place;
        return this;
    }

    /** Copies numbers from memory into an array, or into a longer one made for them. */
    float[] read(long place, int numbers, float[] into) {
        float[] array = room(numbers, into);
        at(place).get(array, 0, numbers);
        return array;
    }

    /** Copies numbers from an array into memory. */
    void write(float[] from, int numbers, long place) {
        at(place).put(from, 0, numbers);
    }

    /** Returns the array, or a longer one if it is too short. */
    static float[] room(int numbers, float[] array) {
        return array.length >= numbers ? array : new float[numbers];
    }
}
