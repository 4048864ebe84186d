/**
 * What goes on inside fitted models: gates and states over time, gradients on their way back, and which inputs matter. Values in plain
 * arrays, computed in double precision from the weights that the engine hands out; knows no pictures.
 */
@NullMarked
package org.cellstate.dsl.explain;

import org.jspecify.annotations.NullMarked;
