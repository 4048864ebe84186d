package org.cellstate.dsl.prepare;

/**
 * Features of a time step that say one thing together, such as the weekday.
 *
 * @param name what a person calls it
 * @param first the first of its features, counted from that of the calendar
 * @param count how many features it has
 */
public record Covariate(String name, int first, int count) {}
