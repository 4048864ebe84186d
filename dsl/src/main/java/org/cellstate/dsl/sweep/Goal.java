package org.cellstate.dsl.sweep;

import java.io.Serializable;

/**
 * What an objective measures.
 *
 * @param name such as {@code validation loss}
 * @param maximized whether more is better
 */
public record Goal(String name, boolean maximized) implements Serializable {

    /** Returns a goal of which less is better. */
    public static Goal less(String name) {
        return new Goal(name, false);
    }

    /** Returns a goal of which more is better. */
    public static Goal more(String name) {
        return new Goal(name, true);
    }

    /** Returns a value as a cost: less is better. Applied twice it gives the value back. */
    public double cost(double value) {
        return maximized ? -value : value;
    }
}
