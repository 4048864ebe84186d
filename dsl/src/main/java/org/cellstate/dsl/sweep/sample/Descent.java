package org.cellstate.dsl.sweep.sample;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;

/**
 * Goes down a smooth function inside a box: limited-memory BFGS (Nocedal 1980) on the coordinates that are not held by a side of the box,
 * with steps cut at its sides and halved until they gain enough.
 *
 * @param low the lower sides
 * @param high the upper sides
 * @param calls the most times that the function is asked
 */
@SuppressWarnings("ArrayRecordComponent") // stays inside the package, never compared
record Descent(double[] low, double[] high, int calls) {

    private static final int MEMORY = 8;
    private static final double ENOUGH = 1e-4;

    /** A function with its gradient. */
    @FunctionalInterface
    interface Smooth {

        /** Returns the value at a point and writes the gradient; positive infinity where there is none. */
        double at(double[] point, double[] gradient);
    }

    /** Where it ended. */
    @SuppressWarnings("ArrayRecordComponent") // stays inside the package, never compared
    record End(double[] point, double value) {}

    @SuppressWarnings("ArrayRecordComponent") // stays inside the package, never compared
    private record Pair(double[] step, double[] change, double product) {}

    /** Goes down from a point. */
    End from(double[] start, Smooth function) {
        int size = start.length;
        double[] point = inside(start);
        double[] gradient = new double[size];
        double value = function.at(point, gradient);
        Deque<Pair> memory = new ArrayDeque<>();
        int asked = 1;
        while (asked < calls && Double.isFinite(value)) {
            boolean[] held = held(point, gradient);
            double[] direction = direction(gradient, held, memory);
            double slope = dot(gradient, direction);
            if (!(slope < 0)) {
                memory.clear();
                direction = direction(gradient, held, memory);
                slope = dot(gradient, direction);
            }
            if (!(slope < -1e-12)) {
                break;
            }
            double length = memory.isEmpty() ? Math.min(1, 1 / Math.sqrt(-slope)) : 1;
            double[] next = point;
            double[] nextGradient = new double[size];
            double nextValue = Double.POSITIVE_INFINITY;
            boolean gained = false;
            while (!gained && asked < calls && length > 1e-10) {
                next = stepped(point, direction, length);
                nextValue = function.at(next, nextGradient);
                asked++;
                gained = nextValue <= value + ENOUGH * moved(gradient, point, next);
                length *= 0.4;
            }
            if (!gained) {
                break;
            }
            remember(memory, point, next, gradient, nextGradient);
            double gain = value - nextValue;
            point = next;
            gradient = nextGradient;
            value = nextValue;
            if (gain < 1e-9 * (1 + Math.abs(value))) {
                break;
            }
        }
        return new End(point, value);
    }

    private static void remember(Deque<Pair> memory, double[] from, double[] to, double[] before, double[] after) {
        double[] step = new double[from.length];
        double[] change = new double[from.length];
        for (int i = 0; i < step.length; i++) {
            step[i] = to[i] - from[i];
            change[i] = after[i] - before[i];
        }
        double product = dot(step, change);
        if (product > 1e-10 * dot(change, change)) {
            memory.addFirst(new Pair(step, change, product));
            if (memory.size() > MEMORY) {
                memory.removeLast();
            }
        }
    }

    private boolean[] held(double[] point, double[] gradient) {
        boolean[] held = new boolean[point.length];
        for (int i = 0; i < held.length; i++) {
            held[i] = gradient[i] > 0 ? point[i] <= low[i] : gradient[i] < 0 && point[i] >= high[i];
        }
        return held;
    }

    private static double[] direction(double[] gradient, boolean[] held, Deque<Pair> memory) {
        double[] direction = new double[gradient.length];
        for (int i = 0; i < direction.length; i++) {
            direction[i] = held[i] ? 0 : -gradient[i];
        }
        double[] shares = new double[memory.size()];
        int at = 0;
        for (Pair pair : memory) {
            shares[at] = dot(pair.step, direction) / pair.product;
            add(-shares[at], pair.change, direction);
            at++;
        }
        if (!memory.isEmpty()) {
            Pair newest = memory.getFirst();
            double scale = newest.product / dot(newest.change, newest.change);
            for (int i = 0; i < direction.length; i++) {
                direction[i] *= scale;
            }
        }
        for (Iterator<Pair> pairs = memory.descendingIterator(); pairs.hasNext(); ) {
            Pair pair = pairs.next();
            at--;
            add(shares[at] - dot(pair.change, direction) / pair.product, pair.step, direction);
        }
        for (int i = 0; i < direction.length; i++) {
            direction[i] = held[i] ? 0 : direction[i];
        }
        return direction;
    }

    private double[] stepped(double[] point, double[] direction, double length) {
        double[] next = point.clone();
        add(length, direction, next);
        return inside(next);
    }

    private double[] inside(double[] point) {
        double[] inside = Arrays.copyOf(point, point.length);
        for (int i = 0; i < inside.length; i++) {
            inside[i] = Math.min(high[i], Math.max(low[i], inside[i]));
        }
        return inside;
    }

    private static double moved(double[] gradient, double[] from, double[] to) {
        double sum = 0;
        for (int i = 0; i < gradient.length; i++) {
            sum += gradient[i] * (to[i] - from[i]);
        }
        return sum;
    }

    private static void add(double factor, double[] from, double[] to) {
        for (int i = 0; i < to.length; i++) {
            to[i] += factor * from[i];
        }
    }

    private static double dot(double[] left, double[] right) {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += left[i] * right[i];
        }
        return sum;
    }
}
