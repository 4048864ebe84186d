package org.cellstate.dsl.train;

/**
 * One pass over the training windows.
 *
 * @param number counts from 1
 * @param train mean training loss while the epoch ran, dropout on; in training standard deviations
 * @param valid loss on the validation tail after the epoch, dropout off; same unit
 * @param seconds wall time, validation included
 * @param learningRate at the epoch's last batch
 */
public record Epoch(int number, double train, double valid, double seconds, double learningRate) {}
