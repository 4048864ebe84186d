/** What sweeps measure: networks by their validation loss, backtests, folds, size and latency, and whatever a user's function says. */
@NullMarked
package org.cellstate.dsl.sweep.objective;

import org.jspecify.annotations.NullMarked;
