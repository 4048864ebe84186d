package org.cellstate.dsl.engine.head;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

/** Floats. */
final class FloatNumbers extends Numbers {

    /** Makes at least 1 of every number above 0 that is not next to nothing. */
    private static final float HUGE = 1e38f;

    private FloatPointer memory = new FloatPointer(1);
    private float[] array = new float[0];

    @Override
    void room(int count) {
        if (array.length < count) {
            memory.close();
            memory = new FloatPointer(count);
            array = new float[count];
        }
    }

    @Override
    Pointer at(int number) {
        return new FloatPointer(Addresses.behind(memory, (long) number * Float.BYTES));
    }

    @Override
    void fetch(int count) {
        memory.get(array, 0, count);
    }

    @Override
    void fetch(int count, Pointer from) {
        ((FloatPointer) from).get(array, 0, count);
    }

    @Override
    void put(int count) {
        memory.put(array, 0, count);
    }

    @Override
    void put(int count, Pointer to) {
        ((FloatPointer) to).put(array, 0, count);
    }

    @Override
    double get(int number) {
        return array[number];
    }

    @Override
    void set(int number, double value) {
        array[number] = (float) value;
    }

    @Override
    void add(int number, double value) {
        array[number] += (float) value;
    }

    @Override
    void rectify(Numbers shifts, int runs, int length) {
        float[] own = array;
        for (int run = 0; run < runs; run++) {
            float shift = ((FloatNumbers) shifts).array[run];
            int end = (run + 1) * length;
            for (int i = run * length; i < end; i++) {
                own[i] = Math.max(own[i] + shift, 0);
            }
        }
    }

    @Override
    void slopes(Numbers gradient, int count) {
        float[] own = array;
        float[] from = ((FloatNumbers) gradient).array;
        // No branch: which units are silent cannot be guessed, and so the loop becomes vector instructions.
        for (int i = 0; i < count; i++) {
            own[i] = from[i] * Math.min(own[i] * HUGE, 1);
        }
    }

    @Override
    void gradient(SpreadLoss loss, Numbers targets, Numbers spreads, int rows, Numbers losses) {
        loss.gradient(
                array,
                ((FloatNumbers) targets).array,
                ((FloatNumbers) spreads).array,
                rows,
                ((FloatNumbers) losses).array);
    }

    @Override
    public void close() {
        memory.close();
    }
}
