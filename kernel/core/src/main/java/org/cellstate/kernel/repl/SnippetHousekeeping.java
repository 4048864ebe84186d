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
            if (event.causeSnippet() != null) {
                if (snippet instanceof VarSnippet variable) {
                    changed(event, variable);
                }
            } else if (isTransient(snippet, event.status())) {
                drop(snippet, event.status());
            } else if (snippet.subKind() == SubKind.VAR_DECLARATION_SUBKIND && event.status() == Status.VALID) {
                classes.clear(className(snippet)); // int x; runs nothing, and x is zero again
            }
        }
        classes.settle();
    }

    private static boolean isTransient(Snippet snippet, Status status) {
        return status == Status.REJECTED
                || snippet.kind() == Kind.EXPRESSION
                || snippet.kind() == Kind.STATEMENT
                || snippet.subKind() == SubKind.TEMP_VAR_EXPRESSION_SUBKIND;
    }

    /** Lets go of a snippet and, if it is a variable, of its value. */
    void forget(Snippet snippet) {
        drop(snippet, shell.status(snippet));
    }

    private void drop(Snippet snippet, Status status) {
        if (status == Status.VALID && snippet.kind() != Kind.IMPORT) {
            String className = className(snippet);
            classes.ran(className);
            if (snippet instanceof VarSnippet) {
                classes.forget(className);
            }
        }
        shell.drop(snippet);
    }

    private void changed(SnippetEvent event, VarSnippet variable) {
        boolean had = event.previousStatus() == Status.VALID && event.status() != Status.OVERWRITTEN;
        boolean has = event.status() == Status.VALID;
        if (!had || (has && classes.hasTakenOver(className(variable)))) {
            return;
        }
        if (event.causeSnippet() instanceof DeclarationSnippet cause) {
            String effect = has ? " was reset" : " is gone";
            notices.accept(variable.name() + effect + " because " + cause.name() + " was declared anew");
        }
    }

    private String className(Snippet snippet) {
        return shell.sourceCodeAnalysis().wrapper(snippet).fullClassName();
    }
}
