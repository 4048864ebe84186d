package org.cellstate.dsl.prepare;

/**
 * What a network that tells classes must know of the data.
 *
 * @param features of a frame; of tokens 1, their number
 * @param vocabulary how many tokens are known; 0 for numeric frames
 * @param classes how many are told apart
 * @param everyStep whether each step has a class, and not the whole sequence
 */
public record ClassShape(int features, int vocabulary, int classes, boolean everyStep) {}
