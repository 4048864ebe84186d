/** Fitted models in use: rows that come in, and what becomes of the forecasts of them. */
@NullMarked
package org.cellstate.dsl.live;

import org.jspecify.annotations.NullMarked;
