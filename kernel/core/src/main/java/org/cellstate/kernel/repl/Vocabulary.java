package org.cellstate.kernel.repl;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.QualifiedNames;
import jdk.jshell.SourceCodeAnalysis.Suggestion;
import org.cellstate.kernel.api.CloseNames;
import org.cellstate.kernel.errors.CompilerProblem;

/** What a session can offer in place of an unknown name in a piece of a cell: a close name, or an import. */
final class Vocabulary implements CompilerProblem.Vocabulary {

    private static final int IMPORTS_OFFERED = 3;
    private static final long INDEX_NANOSECONDS = TimeUnit.SECONDS.toNanos(2);
    private static final long POLL_NANOSECONDS = TimeUnit.MILLISECONDS.toNanos(20);

    private final SourceCodeAnalysis analysis;
    private final Piece piece;

    Vocabulary(SourceCodeAnalysis analysis, Piece piece) {
        this.analysis = analysis;
        this.piece = piece;
    }

    @Override
    public List<String> hints(String kind, String name, int start) {
        int at = start - piece.offset();
        if (at < 0 || at > piece.source().length() || kind.equals("package")) {
            return List.of();
        }
        List<String> hints = new ArrayList<>();
        boolean method = kind.equals("method");
        if (!method) {
            imports(at + name.length()).stream()
                    .map(type -> "try: import " + type + ";")
                    .forEach(hints::add);
        }
        List<String> names = analysis.completionSuggestions(piece.source(), at, new int[1]).stream()
                .map(Suggestion::continuation)
                .filter(text -> text.contains("(") == method)
                .map(text -> text.substring(0, nameLength(text)))
                .toList();
        List<String> close = CloseNames.of(name, names);
        if (!close.isEmpty()) {
            hints.add("did you mean " + String.join(", ", close) + "?");
        }
        return hints;
    }

    private static int nameLength(String text) {
        int paren = text.indexOf('(');
        return paren < 0 ? text.length() : paren;
    }

    private List<String> imports(int cursor) {
        if (cursor > piece.source().length()) {
            return List.of();
        }
        QualifiedNames names = analysis.listQualifiedNames(piece.source(), cursor);
        long giveUp = System.nanoTime() + INDEX_NANOSECONDS;
        while (!names.isUpToDate()
                && System.nanoTime() < giveUp) { // JShell still reads the jars, and tells nobody when it is done
            LockSupport.parkNanos(POLL_NANOSECONDS);
            names = analysis.listQualifiedNames(piece.source(), cursor);
        }
        if (names.isResolvable()) {
            return List.of();
        }
        return names.getNames().stream()
                .sorted(Comparator.comparing((String name) -> !name.startsWith("java."))
                        .thenComparing(String::length)
                        .thenComparing(Comparator.naturalOrder()))
                .limit(IMPORTS_OFFERED)
                .toList();
    }
}
