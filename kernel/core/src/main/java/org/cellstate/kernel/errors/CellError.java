package org.cellstate.kernel.errors;

import java.util.List;

/**
 * Why a cell failed, ready to be shown.
 *
 * @param name the exception's simple class name, or {@code CompileError}
 * @param message what went wrong, in one or a few lines
 * @param traceback lines of text, may hold ANSI colours: the message, the place in the cell, the user's own frames, causes
 */
public record CellError(String name, String message, List<String> traceback) {

    public CellError {
        traceback = List.copyOf(traceback);
    }
}
