/** Gradients become steps on one flat array of weights, in plain Java: clipped, penalised, and as each optimizer has it. */
@NullMarked
package org.cellstate.dsl.engine.optimize;

import org.jspecify.annotations.NullMarked;
