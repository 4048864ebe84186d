package org.cellstate.dsl.evaluate.classes;

/**
 * A simpler method on the same rows.
 *
 * @param name such as {@code linear on a bag of words}
 * @param classification what it said
 */
public record Rival(String name, Classification classification) {}
