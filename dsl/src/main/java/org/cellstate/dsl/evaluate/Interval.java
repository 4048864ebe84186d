package org.cellstate.dsl.evaluate;

import org.cellstate.dsl.data.Series;

/**
 * A band around a forecast.
 *
 * @param level the share of outcomes it is meant to hold, such as 0.8
 * @param lower its lower end for each coming row, in the unit of the series
 * @param upper its upper end
 */
public record Interval(double level, Series lower, Series upper) {}
