package org.cellstate.kernel.repl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SourceCodeAnalysis.SnippetWrapper;

/**
 * The stack of a thread that still runs, in terms of snippets and their lines: what JShell makes of the stack of an exception.
 */
final class SnippetStack {

    /** {@code REPL.$JShell$12B$Inner}: the class of a snippet, and one in it. */
    private static final Pattern CLASS = Pattern.compile("(REPL\\.\\$JShell\\$\\d+[A-Z]*)\\$?(.*)");

    private final JShell shell;

    SnippetStack(JShell shell) {
        this.shell = shell;
    }

    /** Returns the steps with those in snippets as steps in a file {@code #id}, which CellOrigins can place. */
    List<StackTraceElement> translate(StackTraceElement[] stack) {
        List<StackTraceElement> translated = new ArrayList<>();
        for (StackTraceElement element : stack) {
            Matcher named = CLASS.matcher(element.getClassName());
            Optional<Snippet> snippet = named.matches() ? snippet(named.group(1)) : Optional.empty();
            translated.add(snippet.map(each -> new StackTraceElement(
                            named.group(2),
                            element.getMethodName(),
                            "#" + each.id(),
                            line(wrapper(each), element.getLineNumber())))
                    .orElse(element));
        }
        return translated;
    }

    private Optional<Snippet> snippet(String className) {
        return shell.snippets()
                .filter(each -> shell.status(each).isActive())
                .filter(each -> wrapper(each).fullClassName().equals(className))
                .findFirst();
    }

    private SnippetWrapper wrapper(Snippet snippet) {
        return shell.sourceCodeAnalysis().wrapper(snippet);
    }

    /** The line of the snippet's own source, from 1, that a line of the class around it is. */
    private static int line(SnippetWrapper wrapper, int wrappedLine) {
        String wrapped = wrapper.wrapped();
        int start = 0;
        for (int line = 1; line < wrappedLine && start >= 0; line++) {
            start = wrapped.indexOf('\n', start) + 1;
        }
        int at = Math.max(
                0,
                Math.min(
                        wrapper.wrappedToSourcePosition(start), wrapper.source().length()));
        return 1
                + (int) wrapper.source()
                        .substring(0, at)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }
}
