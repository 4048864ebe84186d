/**
 * Figures as plain values: what is drawn, in which colours and on which axes, and what it says in words. Nothing here draws.
 *
 * <p>A leaf: it knows numbers, times and text, and nothing of series, networks or pictures. So what a chart shows is tested
 * without a pixel, and another back end can draw the same figure.
 */
@NullMarked
package org.cellstate.dsl.chart;

import org.jspecify.annotations.NullMarked;
