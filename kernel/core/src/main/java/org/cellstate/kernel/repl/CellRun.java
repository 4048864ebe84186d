package org.cellstate.kernel.repl;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Kind;
import jdk.jshell.Snippet.Status;
import jdk.jshell.Snippet.SubKind;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.UnresolvedReferenceException;
import org.cellstate.kernel.api.CellInterruptedException;
import org.cellstate.kernel.errors.CellError;
import org.cellstate.kernel.errors.CellSource;
import org.cellstate.kernel.errors.CompileReport;
import org.cellstate.kernel.errors.CompilerProblem;
import org.cellstate.kernel.errors.Frame;
import org.cellstate.kernel.errors.Problem;
import org.cellstate.kernel.errors.ThrownReport;
import org.jspecify.annotations.Nullable;

/**
 * One run of one cell.
 *
 * <p>Pieces run in the order of the cell. Declarations may refer to later ones: one that does is pending until the cell ends, and
 * the methods and types further down are declared before anything runs that might need them. A cell with a syntax error anywhere
 * runs nothing.
 */
final class CellRun {

    private static final Set<Kind> PULLED_FORWARD = Set.of(Kind.METHOD, Kind.TYPE_DECL);

    private final JShell shell;
    private final SourceCodeAnalysis analysis;
    private final LiveExecution execution;
    private final Interruption interruption;
    private final CellOrigins origins;
    private final SnippetHousekeeping housekeeping;
    private final CellSource source;
    private final Deque<Piece> queue = new ArrayDeque<>();
    private final Map<DeclarationSnippet, Piece> pending = new LinkedHashMap<>();
    private @Nullable Piece lastOfCell;
    private boolean pulledForward;

    CellRun(SessionParts parts, CellSource source) {
        this.shell = parts.shell();
        this.analysis = parts.shell().sourceCodeAnalysis();
        this.execution = parts.execution();
        this.interruption = parts.interruption();
        this.origins = parts.origins();
        this.housekeeping = parts.housekeeping();
        this.source = source;
    }

    /** How one piece went: its value if it has one to show, or the outcome that ends the cell. */
    private record Step(@Nullable Object value, @Nullable Outcome ending) {}

    private static final Step WENT = new Step(null, null);

    Outcome run() {
        List<Piece> pieces = new CellSplitter(analysis).split(source.text());
        for (Piece piece : pieces) {
            if (piece.suspect()) {
                List<Problem> problems = new SyntaxCheck(shell).problems(piece, source);
                if (!problems.isEmpty()) {
                    return failed(CompileReport.of(source, problems));
                }
            }
        }
        queue.addAll(pieces);
        lastOfCell = queue.peekLast();
        Object value = null;
        while (!queue.isEmpty()) {
            if (interruption.pending()) {
                return new Outcome.Interrupted(ThrownReport.interrupted());
            }
            Step step = runNext(queue.remove());
            if (step.ending() != null) {
                return step.ending();
            }
            value = step.value() == null ? value : step.value();
        }
        if (interruption.pending()) { // it ended because it was asked to, or at the same moment
            return new Outcome.Interrupted(ThrownReport.interrupted());
        }
        List<Problem> unresolved = unresolved();
        if (!unresolved.isEmpty()) {
            return failed(CompileReport.of(source, unresolved));
        }
        return value == null ? new Outcome.Nothing() : new Outcome.Value(value);
    }

    private static Outcome failed(CellError error) {
        return new Outcome.Failed(error);
    }

    private Step runNext(Piece piece) {
        if (!pending.isEmpty() && !pulledForward && !queue.isEmpty() && !isDeclaration(piece)) {
            Step pulled = pullForward();
            if (pulled.ending() != null) {
                return pulled;
            }
        }
        return evaluate(piece);
    }

    @SuppressWarnings("ReferenceEquality") // two pieces of a cell may read the same; only one is the last
    private Step evaluate(Piece piece) {
        execution.reset();
        origins.runs(source, piece.offset());
        List<SnippetEvent> events = shell.eval(piece.source());
        SnippetEvent main = events.get(0);
        Snippet snippet = main.snippet();
        origins.put(snippet.id(), source, piece.offset());
        try {
            if (main.status() == Status.REJECTED) {
                return rejected(piece, snippet);
            }
            pending.keySet().removeIf(declaration -> shell.status(declaration) == Status.VALID);
            boolean incomplete =
                    main.status() == Status.RECOVERABLE_DEFINED || main.status() == Status.RECOVERABLE_NOT_DEFINED;
            if (incomplete && snippet instanceof DeclarationSnippet declaration) {
                pending.put(declaration, piece);
            }
            Thrown thrown = execution.takeThrown();
            if (thrown != null) {
                return new Step(null, ending(thrown, main.exception()));
            }
            Object value = execution.takeValue();
            return piece == lastOfCell && showsValue(snippet) && !piece.endsWithSemicolon()
                    ? new Step(value, null)
                    : WENT;
        } finally {
            housekeeping.after(events);
        }
    }

    private static boolean showsValue(Snippet snippet) {
        return snippet.subKind() == SubKind.TEMP_VAR_EXPRESSION_SUBKIND
                || (snippet.kind() == Kind.EXPRESSION && snippet.subKind() != SubKind.ASSIGNMENT_SUBKIND);
    }

    private Step rejected(Piece piece, Snippet snippet) {
        List<Diag> errors = CompilerProblem.relevant(shell.diagnostics(snippet));
        boolean unknownName = errors.stream().anyMatch(CompilerProblem::isUnknownName);
        if (unknownName && !pulledForward && !queue.isEmpty()) {
            Step pulled = pullForward();
            return pulled.ending() == null ? evaluate(piece) : pulled;
        }
        CompilerProblem.Vocabulary vocabulary = new Vocabulary(analysis, piece);
        List<Problem> problems = errors.stream()
                .map(diag -> CompilerProblem.of(diag, source, piece.offset(), vocabulary))
                .toList();
        Problem unsaid = new Problem("this does not compile", piece.offset(), piece.offset());
        return new Step(null, failed(CompileReport.of(source, problems.isEmpty() ? List.of(unsaid) : problems)));
    }

    /** Declares the methods and types that stand further down in the cell. */
    private Step pullForward() {
        pulledForward = true;
        List<Piece> declarations = new ArrayList<>();
        for (Iterator<Piece> rest = queue.iterator(); rest.hasNext(); ) {
            Piece piece = rest.next();
            if (isDeclaration(piece)) {
                declarations.add(piece);
                rest.remove();
            }
        }
        for (Piece declaration : declarations) {
            Step step = evaluate(declaration);
            if (step.ending() != null) {
                return step;
            }
        }
        return WENT;
    }

    private boolean isDeclaration(Piece piece) {
        List<Snippet> snippets = analysis.sourceToSnippets(piece.source());
        return !snippets.isEmpty() && PULLED_FORWARD.contains(snippets.get(0).kind());
    }

    private Outcome ending(Thrown thrown, @Nullable JShellException translated) {
        StackTraceElement[] stack = translated == null ? new StackTraceElement[0] : translated.getStackTrace();
        Function<Throwable, List<Frame>> frames = each -> origins.frames(thrown.of(each, stack));
        Throwable exception = thrown.exception();
        if (interruption.pending() || exception instanceof CellInterruptedException) {
            return new Outcome.Interrupted(ThrownReport.interrupted(exception, frames));
        }
        if (translated instanceof UnresolvedReferenceException unresolved) {
            DeclarationSnippet called = unresolved.getSnippet();
            List<String> missing = shell.unresolvedDependencies(called).toList();
            return failed(ThrownReport.unresolved(title(called), missing, frames.apply(exception)));
        }
        return failed(ThrownReport.of(exception, frames));
    }

    private static String title(DeclarationSnippet snippet) {
        return snippet.kind() == Kind.METHOD ? snippet.name() + "()" : snippet.name();
    }

    /** The names that declarations of this cell refer to and that are nowhere declared. */
    private List<Problem> unresolved() {
        List<Problem> problems = new ArrayList<>();
        pending.forEach((declaration, piece) -> {
            CompilerProblem.Vocabulary vocabulary = new Vocabulary(analysis, piece);
            for (String missing : shell.unresolvedDependencies(declaration).toList()) {
                problems.add(CompilerProblem.unresolved(
                        title(declaration), missing, piece.source(), piece.offset(), vocabulary));
            }
            shell.diagnostics(declaration)
                    .filter(Diag::isError)
                    .map(diag -> CompilerProblem.of(diag, source, piece.offset(), vocabulary))
                    .forEach(problems::add);
        });
        return problems;
    }
}
