/**
 * What the settings of a study did, as plain arithmetic over numbers: a random forest, the shares of variance that settings explain in it. It
 * knows nothing of sweeps, so that a study can offer it.
 */
@NullMarked
package org.cellstate.dsl.sweep.insight;

import org.jspecify.annotations.NullMarked;
