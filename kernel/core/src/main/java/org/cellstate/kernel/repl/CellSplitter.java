package org.cellstate.kernel.repl;

import java.util.ArrayList;
import java.util.List;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;

/** Cuts a cell into snippets. The whole of the cell is looked at, so a chain may go on with a dot on the next line. */
final class CellSplitter {

    private final SourceCodeAnalysis analysis;

    CellSplitter(SourceCodeAnalysis analysis) {
        this.analysis = analysis;
    }

    /** Returns the pieces of a cell in order, without those that hold only comments or semicolons. */
    List<Piece> split(String cell) {
        List<Piece> pieces = new ArrayList<>();
        int offset = 0;
        while (offset < cell.length()) {
            offset += leadingBlanks(cell, offset);
            String rest = cell.substring(offset);
            CompletionInfo info = analysis.analyzeCompletion(rest);
            int length = rest.length();
            switch (info.completeness()) {
                case EMPTY -> {}
                case COMPLETE -> {
                    length = rest.length() - info.remaining().length();
                    add(pieces, rest.substring(0, length), offset);
                }
                // JShell adds the semicolon that is missing, behind everything the cell says.
                case COMPLETE_WITH_SEMI, CONSIDERED_INCOMPLETE -> add(pieces, info.source(), offset);
                case DEFINITELY_INCOMPLETE, UNKNOWN -> pieces.add(new Piece(rest, offset, true));
            }
            offset += length;
        }
        return pieces;
    }

    private static int leadingBlanks(String cell, int offset) {
        String rest = cell.substring(offset);
        return rest.length() - rest.stripLeading().length();
    }

    private static void add(List<Piece> pieces, String source, int offset) {
        String code = MaskedSource.of(source).text().strip();
        if (!code.isEmpty() && !code.equals(";")) {
            pieces.add(new Piece(source, offset, false));
        }
    }
}
