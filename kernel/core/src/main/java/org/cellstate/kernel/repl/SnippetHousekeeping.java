package org.cellstate.kernel.repl;

import java.util.List;
import java.util.function.Consumer;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Kind;
import jdk.jshell.Snippet.Status;
import jdk.jshell.Snippet.SubKind;
import jdk.jshell.SnippetEvent;
import jdk.jshell.VarSnippet;

/**
 * Keeps a session small and honest: drops snippets that nothing can refer to any more (each one kept makes the next slower), lets
 * go of the values of variables that are gone, and tells of variables that a redefinition has reset.
 */
final class SnippetHousekeeping {

    private final JShell shell;
    private final SnippetClasses classes;
    private final Consumer<String> notices;

    SnippetHousekeeping(JShell shell, SnippetClasses classes, Consumer<String> notices) {
        this.shell = shell;
        this.classes = classes;
        this.notices = notices;
    }

    /** Cleans up after a piece of a cell has run, or has failed to. */
    void after(List<SnippetEvent> events) {
        for (SnippetEvent event : events) {
            Snippet snippet = event.snippet();
            if (event.causeSnippet() == null) {
                if (isTransient(snippet, event.status())) {
                    drop(snippet, event.status());
                }
            } else if (snippet instanceof VarSnippet variable) {
                changed(event, variable);
            }
        }
    }

    private static boolean isTransient(Snippet snippet, Status status) {
        return status == Status.REJECTED
                || snippet.kind() == Kind.EXPRESSION
                || snippet.kind() == Kind.STATEMENT
                || snippet.subKind() == SubKind.TEMP_VAR_EXPRESSION_SUBKIND;
    }

    private void drop(Snippet snippet, Status status) {
        if (snippet instanceof VarSnippet variable && status == Status.VALID) {
            release(variable);
        }
        shell.drop(snippet);
    }

    private void changed(SnippetEvent event, VarSnippet variable) {
        if (event.status() == Status.OVERWRITTEN) {
            release(variable);
            return;
        }
        boolean had = event.previousStatus() == Status.VALID;
        if (had && event.causeSnippet() instanceof DeclarationSnippet cause) {
            String effect = event.status() == Status.VALID ? " was reset" : " is gone";
            notices.accept(variable.name() + effect + " because " + cause.name() + " was declared anew");
        }
    }

    /** The variable's class is asked for here, before JShell gives the snippet up. */
    private void release(VarSnippet variable) {
        classes.release(shell.sourceCodeAnalysis().wrapper(variable).fullClassName(), variable.name());
    }
}
