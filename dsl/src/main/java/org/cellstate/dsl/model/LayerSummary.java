package org.cellstate.dsl.model;

/**
 * One layer of a model, for a table.
 *
 * @param name such as {@code lstm 1}
 * @param output the shape of its output with named axes, such as {@code [batch 32, time 56, feature 128]}
 * @param parameters its number of weights
 * @param activations the numbers that a training step on one batch keeps for it, as {@link MemoryEstimate} counts them
 */
public record LayerSummary(String name, String output, long parameters, long activations) {

    /** Returns a layer of which it is not said what a batch keeps. */
    public LayerSummary(String name, String output, long parameters) {
        this(name, output, parameters, 0);
    }
}
