package org.cellstate.kernel.errors;

import java.util.List;

/**
 * One thing that keeps a cell from compiling.
 *
 * @param message what is wrong, in one or a few lines
 * @param start offset in the cell of the first character concerned
 * @param end offset after the last one
 * @param hints what to try, a line each
 */
public record Problem(String message, int start, int end, List<String> hints) {

    public Problem {
        hints = List.copyOf(hints);
    }

    /** A problem without hints. */
    public Problem(String message, int start, int end) {
        this(message, start, end, List.of());
    }

    /** Returns the same problem with these hints. */
    public Problem hints(List<String> next) {
        return new Problem(message, start, end, next);
    }
}
