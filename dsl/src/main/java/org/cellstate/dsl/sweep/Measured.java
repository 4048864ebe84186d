package org.cellstate.dsl.sweep;

import java.io.Serializable;
import java.util.List;

/**
 * What an objective measured of a candidate.
 *
 * @param values one for each goal, in order
 * @param deviation the standard deviation of the first over what it is the mean of, such as seeds or folds; NaN where it is no mean
 */
public record Measured(List<Double> values, double deviation) implements Serializable {

    /** Copies the values. */
    public Measured {
        values = List.copyOf(values);
    }

    /** Returns one value that is no mean of others. */
    public static Measured of(double value) {
        return new Measured(List.of(value), Double.NaN);
    }
}
