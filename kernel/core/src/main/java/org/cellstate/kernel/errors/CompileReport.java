package org.cellstate.kernel.errors;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Tells why a cell does not compile: each problem with its line, column, the source line with carets, and what to try. */
public final class CompileReport {

    /** The name that errors of compilation carry. */
    public static final String NAME = "CompileError";

    private CompileReport() {}

    /**
     * Returns the problems as one error, in the order of the cell.
     *
     * @throws IllegalArgumentException if there is no problem
     */
    public static CellError of(CellSource source, List<Problem> problems) {
        if (problems.isEmpty()) {
            throw new IllegalArgumentException("a compile error needs at least one problem");
        }
        List<Problem> ordered = problems.stream()
                .sorted(Comparator.comparingInt(Problem::start))
                .toList();
        List<String> traceback = new ArrayList<>();
        for (Problem problem : ordered) {
            append(traceback, source, problem);
        }
        Problem first = ordered.get(0);
        String more = ordered.size() == 1 ? "" : "\n(and " + (ordered.size() - 1) + " more)";
        return new CellError(NAME, first.message() + "\n  at " + place(source, first) + more, traceback);
    }

    private static void append(List<String> lines, CellSource source, Problem problem) {
        List<String> message = problem.message().lines().toList();
        lines.add(Ansi.name(NAME) + ": " + (message.isEmpty() ? "" : message.get(0)));
        message.stream().skip(1).forEach(lines::add);
        lines.add(Ansi.dim("  at " + place(source, problem)));
        lines.addAll(CodeFrame.of(source, problem.start(), problem.end()));
        problem.hints().forEach(hint -> lines.add(Ansi.hint("  " + hint)));
    }

    private static String place(CellSource source, Problem problem) {
        CellSource.Position position = source.position(problem.start());
        return source.title() + ", line " + position.line() + ", column " + position.column();
    }
}
