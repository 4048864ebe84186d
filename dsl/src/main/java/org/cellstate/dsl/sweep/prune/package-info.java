/** Pruners: when a trial need not be finished, read off what other trials had reported by then. Plain arithmetic on the past. */
@NullMarked
package org.cellstate.dsl.sweep.prune;

import org.jspecify.annotations.NullMarked;
