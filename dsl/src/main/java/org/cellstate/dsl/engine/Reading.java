package org.cellstate.dsl.engine;

/**
 * What a wiring found in a batch that it read in its own way.
 *
 * @param output as the network's caller is to have it
 * @param loss the mean
 */
@SuppressWarnings("ArrayRecordComponent") // stays inside the package, never compared
record Reading(float[] output, double loss) {}
