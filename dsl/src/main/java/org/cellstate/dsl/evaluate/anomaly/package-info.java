/** Rows that a forecast did not foresee: plain series in, whoever forecast them; scores, events, and what they are worth against labels. */
@NullMarked
package org.cellstate.dsl.evaluate.anomaly;

import org.jspecify.annotations.NullMarked;
