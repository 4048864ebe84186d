/**
 * What only networks over tokens have, as Deeplearning4j layers: the numbers that stand for each token. Outputs over a vocabulary are
 * {@code engine.head}'s.
 */
@NullMarked
package org.cellstate.dsl.engine.token;

import org.jspecify.annotations.NullMarked;
