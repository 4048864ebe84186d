/**
 * Draws figures as PNG pictures. The only package that knows XChart and AWT.
 *
 * <p>Text is set in the bundled DejaVu Sans, so a picture is the same on every machine, also on one without fonts or screen.
 */
@NullMarked
package org.cellstate.dsl.chart.xchart;

import org.jspecify.annotations.NullMarked;
