/**
 * The output layer of networks: a linear map and a loss, as a Deeplearning4j layer. What the losses compute is {@code engine.loss}'s.
 */
@NullMarked
package org.cellstate.dsl.engine.head;

import org.jspecify.annotations.NullMarked;
