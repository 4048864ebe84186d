package org.cellstate.dsl.model;

/**
 * Filters that slide along a sequence before the recurrent layers read it: each output {@code [batch, time, filter]} is a rectified linear
 * map of its step and the {@code width - 1} steps before it, zeros before the first. So it looks for local patterns, never ahead, and a
 * sequence keeps its length (the convolution of LSTNet, Lai et al. 2018, padded as in WaveNet, van den Oord et al. 2016).
 *
 * @param filters at least 1
 * @param width steps that a filter sees, at least 1
 */
public record Convolution(int filters, int width) {

    /** Checks the ranges. */
    public Convolution {
        Training.atLeastOne("filters", filters, 32);
        Training.atLeastOne("width", width, 3);
    }

    /** Returns the arguments of the option that sets it, such as {@code 32, 3}. */
    @Override
    public String toString() {
        return filters + ", " + width;
    }
}
