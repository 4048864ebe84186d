/** Samplers: what proposes the settings of the next trial. Plain arithmetic on the past. */
@NullMarked
package org.cellstate.dsl.sweep.sample;

import org.jspecify.annotations.NullMarked;
