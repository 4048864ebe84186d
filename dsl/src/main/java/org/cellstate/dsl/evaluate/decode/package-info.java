/** How a text is written with what a model says may come next: the likeliest, draws, beams. Plain arithmetic on any such model. */
@NullMarked
package org.cellstate.dsl.evaluate.decode;

import org.jspecify.annotations.NullMarked;
