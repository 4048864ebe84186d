package org.cellstate.kernel.repl;

import java.util.List;
import java.util.stream.Collectors;
import jdk.jshell.JShell;
import jdk.jshell.Snippet.Status;
import jdk.jshell.SnippetEvent;

/**
 * The imports that a session starts with, declared as one snippet. JShell compiles each snippet by itself and looks at all of them in
 * every cell, so two dozen of them would be felt at the start and ever after.
 */
final class StartupImports {

    /** JShell takes a snippet of imports for the first of them, and lets it go when a cell repeats that one. Nobody imports this. */
    private static final String FIRST = "import java.lang.Void;";

    private static final String IMPORT = "import (static )?[\\w.]+(\\.\\*)?;";

    private StartupImports() {}

    /** Declares the source if it has nothing but imports, one a line; returns false, with nothing done, if not or if one is wrong. */
    static boolean declare(JShell shell, String source) {
        List<String> lines = source.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        if (lines.isEmpty() || !lines.stream().allMatch(line -> line.matches(IMPORT))) {
            return false;
        }
        SnippetEvent event = shell.eval(FIRST + lines.stream().collect(Collectors.joining(" ", " ", "")))
                .get(0);
        if (event.status() != Status.VALID) {
            shell.drop(event.snippet());
            return false;
        }
        return true;
    }
}
