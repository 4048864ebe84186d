package org.cellstate.dsl.classic;

/**
 * A number that says what a fit is worth.
 *
 * @param name such as {@code AICc}
 * @param value NaN where there were too few rows to tell
 */
public record Measure(String name, double value) {}
