/** Fit and backtest of forecasters beside those of other libraries: who takes part, on what, and the rows. */
@NullMarked
package org.cellstate.tests.bench.forecast;

import org.jspecify.annotations.NullMarked;
