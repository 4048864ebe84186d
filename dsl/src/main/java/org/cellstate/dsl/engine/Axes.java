package org.cellstate.dsl.engine;

import java.util.List;
import java.util.stream.Stream;

/**
 * Shapes as people read them: {@code [batch 32, time 48, feature 3]}.
 *
 * @param axes each with its length
 * @param numbers how many an array of this shape holds
 */
record Axes(List<String> axes, long numbers) {

    static Axes batch(int size) {
        return new Axes(List.of(), 1).axis("batch", size);
    }

    /** Adds an axis of time; one of length 0 has no length of its own and counts as one step. */
    Axes time(int steps) {
        return axis("time", steps);
    }

    Axes feature(int width) {
        return axis("feature", width);
    }

    private Axes axis(String name, int length) {
        String axis = length == 0 ? name : name + " " + length;
        return new Axes(Stream.concat(axes.stream(), Stream.of(axis)).toList(), numbers * Math.max(1, length));
    }

    @Override
    public String toString() {
        return "[" + String.join(", ", axes) + "]";
    }
}
