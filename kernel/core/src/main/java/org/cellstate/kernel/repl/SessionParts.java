package org.cellstate.kernel.repl;

import jdk.jshell.JShell;

/** What the run of a cell needs of its session. */
record SessionParts(
        JShell shell,
        LiveExecution execution,
        Interruption interruption,
        CellOrigins origins,
        SnippetHousekeeping housekeeping) {}
