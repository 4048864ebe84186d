package org.cellstate.kernel.repl;

/**
 * A part of a cell that is one snippet for JShell.
 *
 * @param source the snippet's source, which begins with its first visible character
 * @param offset where it begins in the cell
 * @param suspect whether it may not be Java, or breaks off: worth a look before any piece runs
 */
record Piece(String source, int offset, boolean suspect) {

    /** Returns whether the piece ends with a semicolon, comments apart. */
    boolean endsWithSemicolon() {
        return MaskedSource.of(source).text().stripTrailing().endsWith(";");
    }
}
