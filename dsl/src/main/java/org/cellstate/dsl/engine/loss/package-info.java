/**
 * The arithmetic of losses over plain arrays: values and gradients with respect to the raw outputs of a network. Nothing here knows ND4J.
 */
@NullMarked
package org.cellstate.dsl.engine.loss;

import org.jspecify.annotations.NullMarked;
