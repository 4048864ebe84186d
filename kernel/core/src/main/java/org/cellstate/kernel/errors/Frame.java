package org.cellstate.kernel.errors;

/** One step of a stack trace, as far as it concerns the user. */
public sealed interface Frame {

    /**
     * A step in code of a cell.
     *
     * @param line line of the cell, from 1
     * @param method the method's name, with its class where it has one; empty for code outside methods
     */
    record InCell(CellSource source, int line, String method) implements Frame {}

    /** A step in a library or the platform. */
    record InLibrary(StackTraceElement element) implements Frame {}
}
