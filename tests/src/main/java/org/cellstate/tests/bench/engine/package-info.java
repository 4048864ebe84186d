/** Recurrent layers beside those of other libraries: who takes part, the rounds in which they take turns, and the rows. */
@NullMarked
package org.cellstate.tests.bench.engine;

import org.jspecify.annotations.NullMarked;
