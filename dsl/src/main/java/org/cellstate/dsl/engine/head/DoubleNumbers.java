package org.cellstate.dsl.engine.head;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.Pointer;

/** Doubles. */
final class DoubleNumbers extends Numbers {

    /** Makes at least 1 of every number above 0 that is not next to nothing. */
    private static final double HUGE = 1e300;

    private DoublePointer memory = new DoublePointer(1);
    private double[] array = new double[0];

    @Override
    void room(int count) {
        if (array.length < count) {
            memory.close();
            memory = new DoublePointer(count);
            array = new double[count];
        }
    }

    @Override
    Pointer at(int number) {
        return new DoublePointer(Addresses.behind(memory, (long) number * Double.BYTES));
    }

    @Override
    void fetch(int count) {
        memory.get(array, 0, count);
    }

    @Override
    void fetch(int count, Pointer from) {
        ((DoublePointer) from).get(array, 0, count);
    }

    @Override
    void put(int count) {
        memory.put(array, 0, count);
    }

    @Override
    void put(int count, Pointer to) {
        ((DoublePointer) to).put(array, 0, count);
    }

    @Override
    double get(int number) {
        return array[number];
    }

    @Override
    void set(int number, double value) {
        array[number] = value;
    }

    @Override
    void add(int number, double value) {
        array[number] += value;
    }

    @Override
    void rectify(Numbers shifts, int runs, int length) {
        double[] own = array;
        for (int run = 0; run < runs; run++) {
            double shift = ((DoubleNumbers) shifts).array[run];
            int end = (run + 1) * length;
            for (int i = run * length; i < end; i++) {
                own[i] = Math.max(own[i] + shift, 0);
            }
        }
    }

    @Override
    void slopes(Numbers gradient, int count) {
        double[] own = array;
        double[] from = ((DoubleNumbers) gradient).array;
        // No branch: which units are silent cannot be guessed, and so the loop becomes vector instructions.
        for (int i = 0; i < count; i++) {
            own[i] = from[i] * Math.min(own[i] * HUGE, 1);
        }
    }

    @Override
    void gradient(SpreadLoss loss, Numbers targets, Numbers spreads, int rows, Numbers losses) {
        loss.gradient(
                array,
                ((DoubleNumbers) targets).array,
                ((DoubleNumbers) spreads).array,
                rows,
                ((DoubleNumbers) losses).array);
    }

    @Override
    public void close() {
        memory.close();
    }
}
