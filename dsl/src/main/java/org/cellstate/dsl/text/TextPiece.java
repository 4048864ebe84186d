package org.cellstate.dsl.text;

/**
 * A document, or what of it one part of a corpus has.
 *
 * @param document the document's name
 * @param before what stands before it in the document; empty if it begins with the document
 * @param text the piece
 */
record TextPiece(String document, String before, String text) {}
