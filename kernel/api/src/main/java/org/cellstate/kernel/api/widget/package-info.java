/**
 * Controls for exploring: sliders, choices, boxes to tick, buttons, text fields, areas for output, and functions that run again when a
 * control is moved. They speak the Jupyter widgets protocol, version 2.1, to the widgets that front ends have.
 *
 * <p>A widget is a plain value until a cell shows it, and where there is no front end it stays one. It is released when the cells that
 * have shown it are run again.
 */
@NullMarked
package org.cellstate.kernel.api.widget;

import org.jspecify.annotations.NullMarked;
