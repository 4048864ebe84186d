package org.cellstate.dsl.chart;

/**
 * A labelled place on an axis.
 *
 * @param at the value there
 * @param label what is written
 */
public record Tick(double at, String label) {}
