package org.cellstate.dsl.evaluate.chat;

/**
 * What a sentence may mean.
 *
 * @param intent its name
 * @param probability from 0 to 1
 */
public record Guess(String intent, double probability) {}
