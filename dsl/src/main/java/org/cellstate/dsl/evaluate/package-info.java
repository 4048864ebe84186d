/** Fitted models and what they are worth: forecasts with a band, metrics, baselines and rolling backtests. */
@NullMarked
package org.cellstate.dsl.evaluate;

import org.jspecify.annotations.NullMarked;
