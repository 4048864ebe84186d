package org.cellstate.kernel.repl;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import jdk.jshell.Diag;
import jdk.jshell.JShell;
import jdk.jshell.Snippet.Kind;
import jdk.jshell.SnippetEvent;
import org.cellstate.kernel.errors.CellSource;
import org.cellstate.kernel.errors.CompilerProblem;
import org.cellstate.kernel.errors.Problem;

/** Parses a piece that looks suspect, and says what is wrong with it, without running anything. */
final class SyntaxCheck {

    private final JShell shell;

    SyntaxCheck(JShell shell) {
        this.shell = shell;
    }

    /** Returns what is wrong with the piece; nothing if the compiler can read it after all. */
    List<Problem> problems(Piece piece, CellSource source) {
        OptionalInt comment = MaskedSource.of(piece.source()).openComment();
        if (comment.isPresent()) {
            int start = piece.offset() + comment.getAsInt();
            return List.of(new Problem("this comment is never closed", start, start + 2)
                    .hints(List.of("try: end it with */")));
        }
        boolean readable = shell.sourceCodeAnalysis().sourceToSnippets(piece.source()).stream()
                .noneMatch(snippet -> snippet.kind() == Kind.ERRONEOUS);
        if (readable) {
            return List.of();
        }
        List<Diag> diags = new ArrayList<>();
        // JShell gives the diagnostics only of snippets it was asked to evaluate. This one cannot be: it is rejected.
        for (SnippetEvent event : shell.eval(piece.source())) {
            diags.addAll(CompilerProblem.relevant(shell.diagnostics(event.snippet())));
            shell.drop(event.snippet());
        }
        // A piece that only lacks names may be good once the pieces before it have run.
        return diags.stream().anyMatch(CompilerProblem::isUnknownName)
                ? List.of()
                : diags.stream().map(diag -> problem(diag, piece, source)).toList();
    }

    private static Problem problem(Diag diag, Piece piece, CellSource source) {
        if ("compiler.err.premature.eof".equals(diag.getCode())) {
            MaskedSource masked = MaskedSource.of(piece.source());
            if (masked.lastOpen().isPresent()) {
                int open = masked.lastOpen().getAsInt();
                int start = piece.offset() + open;
                return new Problem("'" + piece.source().charAt(open) + "' is never closed", start, start + 1);
            }
        }
        return CompilerProblem.of(diag, source, piece.offset(), (kind, name, start) -> List.of());
    }
}
