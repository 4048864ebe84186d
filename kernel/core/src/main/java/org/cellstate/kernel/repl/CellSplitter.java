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
                case EMPTY -> add(pieces, rest, offset, true);
                case COMPLETE -> {
                    length = rest.length() - info.remaining().length();
                    String source = rest.substring(0, length);
                    add(pieces, source, offset, breaksOddly(source));
                }
                // JShell adds the semicolon that is missing, behind everything the cell says.
                case COMPLETE_WITH_SEMI, CONSIDERED_INCOMPLETE -> add(pieces, info.source(), offset, false);
                case DEFINITELY_INCOMPLETE, UNKNOWN -> add(pieces, rest, offset, true);
            }
            offset += length;
        }
        return pieces;
    }

    /**
     * Returns whether two words are parted by nothing but a line end outside all brackets. JShell takes a declaration that lacks
     * its semicolon and what follows for one complete snippet.
     */
    private static boolean breaksOddly(String source) {
        String code = MaskedSource.of(source).text();
        int depth = 0;
        for (int i = 0; i < code.length(); i++) {
            char c = code.charAt(i);
            depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
            if (c == '\n' && depth == 0 && endsWord(code.substring(0, i)) && beginsWord(code.substring(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean endsWord(String before) {
        String code = before.stripTrailing();
        return !code.isEmpty()
                && (isWord(code.charAt(code.length() - 1)) || ")]\"'".indexOf(code.charAt(code.length() - 1)) >= 0);
    }

    private static boolean beginsWord(String after) {
        String code = after.stripLeading();
        return !code.isEmpty() && (isWord(code.charAt(0)) || code.startsWith("\""));
    }

    private static boolean isWord(char c) {
        return Character.isJavaIdentifierPart(c);
    }

    private static int leadingBlanks(String cell, int offset) {
        String rest = cell.substring(offset);
        return rest.length() - rest.stripLeading().length();
    }

    private static void add(List<Piece> pieces, String source, int offset, boolean suspect) {
        MaskedSource masked = MaskedSource.of(source);
        String code = masked.text().strip();
        boolean something = !code.isEmpty() && !code.equals(";");
        if (something || masked.openComment().isPresent()) {
            pieces.add(new Piece(source, offset, suspect));
        }
    }
}
