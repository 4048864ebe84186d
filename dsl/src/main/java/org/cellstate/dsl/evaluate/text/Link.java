package org.cellstate.dsl.evaluate.text;

/**
 * A target token and the source token that it looked at most.
 *
 * @param targetIndex position of the target token, from 0
 * @param target the target token
 * @param sourceIndex position of the source token, from 0
 * @param source the source token
 * @param weight its share of the attention, from 0 to 1
 */
public record Link(int targetIndex, String target, int sourceIndex, String source, double weight) {}
