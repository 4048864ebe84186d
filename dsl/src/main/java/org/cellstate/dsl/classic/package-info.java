/**
 * Forecasting methods that need no network, from naive to SARIMA: a {@link org.cellstate.dsl.classic.Method} is fitted on a series and
 * gives a {@link org.cellstate.dsl.classic.Fitted}, which forecasts. Exact arithmetic in double precision; nothing is random.
 */
@NullMarked
package org.cellstate.dsl.classic;

import org.jspecify.annotations.NullMarked;
