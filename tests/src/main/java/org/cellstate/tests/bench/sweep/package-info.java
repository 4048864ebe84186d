/** Sweeps beside those of other libraries: who takes part, on what, and the rows. */
@NullMarked
package org.cellstate.tests.bench.sweep;

import org.jspecify.annotations.NullMarked;
