/**
 * Output layers of networks: a linear map and a loss, and the head of forecasters, as Deeplearning4j layers. What the losses compute is
 * {@code engine.loss}'s.
 */
@NullMarked
package org.cellstate.dsl.engine.head;

import org.jspecify.annotations.NullMarked;
