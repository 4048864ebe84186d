package org.cellstate.dsl.text;

/**
 * One text of a corpus.
 *
 * @param name what messages call it, such as the file's name
 * @param text all of it
 */
public record TextDocument(String name, String text) {}
