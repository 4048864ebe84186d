package org.cellstate.dsl.classic;

/**
 * A number that was fitted.
 *
 * @param name such as {@code ma1}
 * @param value in the unit that the name implies
 * @param standardError how far off it may be; NaN where the method does not say
 */
public record Coefficient(String name, double value, double standardError) {}
