/**
 * Charts as Vega-Lite 5 specifications, in trees of maps and lists. Data stand in them, at most 5000 rows of a chart.
 */
@NullMarked
package org.cellstate.dsl.chart.vega;

import org.jspecify.annotations.NullMarked;
