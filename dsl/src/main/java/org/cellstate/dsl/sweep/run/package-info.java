/** Running a sweep: what is proposed when, workers, budgets, interruption, the journal. */
@NullMarked
package org.cellstate.dsl.sweep.run;

import org.jspecify.annotations.NullMarked;
