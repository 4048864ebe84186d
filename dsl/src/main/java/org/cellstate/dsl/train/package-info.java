/** Epochs and batches, early stopping with the best weights restored, interruption, and what can be said of a run afterwards. */
@NullMarked
package org.cellstate.dsl.train;

import org.jspecify.annotations.NullMarked;
