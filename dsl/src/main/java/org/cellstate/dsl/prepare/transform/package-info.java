/**
 * Transforms of values, fitted on the training rows: applied to all rows, inverted for forecasts from what was observed before them. Plain
 * arrays; knows no windows.
 */
@NullMarked
package org.cellstate.dsl.prepare.transform;

import org.jspecify.annotations.NullMarked;
