/**
 * Layers and vertices of our own that are real Deeplearning4j layers: they stand in any {@code MultiLayerNetwork} or {@code
 * ComputationGraph}, and are saved, loaded, cloned and frozen like the stock ones. What they compute is {@code engine.recurrent}'s.
 */
@NullMarked
package org.cellstate.dsl.engine.layer;

import org.jspecify.annotations.NullMarked;
