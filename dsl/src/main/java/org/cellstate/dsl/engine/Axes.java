package org.cellstate.dsl.engine;

import java.util.ArrayList;
import java.util.List;

/** Shapes as people read them: {@code [batch 32, time 48, feature 3]}. */
final class Axes {

    private final List<String> axes = new ArrayList<>();
    private long numbers = 1;

    private Axes() {}

    static Axes batch(int size) {
        return new Axes().axis("batch", size);
    }

    /** Adds an axis of time; one of length 0 has no length of its own and counts as one step. */
    Axes time(int steps) {
        return axis("time", steps);
    }

    Axes feature(int width) {
        return axis("feature", width);
    }

    private Axes axis(String name, int length) {
        axes.add(length == 0 ? name : name + " " + length);
        numbers *= Math.max(1, length);
        return this;
    }

    /** Returns how many numbers an array of this shape holds. */
    long numbers() {
        return numbers;
    }

    @Override
    public String toString() {
        return "[" + String.join(", ", axes) + "]";
    }
}
