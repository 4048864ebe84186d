package org.cellstate.dsl.model;

/**
 * One layer of a model, for a table.
 *
 * @param name such as {@code lstm 1}
 * @param output the shape of its output with named axes, such as {@code [batch, 56 time, 128 feature]}
 * @param parameters its number of weights
 */
public record LayerSummary(String name, String output, long parameters) {}
