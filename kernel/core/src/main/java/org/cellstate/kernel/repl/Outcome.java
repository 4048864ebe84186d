package org.cellstate.kernel.repl;

import org.cellstate.kernel.errors.CellError;

/** How a cell ended. */
public sealed interface Outcome {

    /** The cell ran through and ends with an expression that has a value, never {@code null}: a live object. */
    record Value(Object value) implements Outcome {}

    /** The cell ran through and has nothing to show. */
    record Nothing() implements Outcome {}

    /** The cell failed: it did not compile, or threw. */
    record Failed(CellError error) implements Outcome {}

    /** The cell was stopped by the user. */
    record Interrupted(CellError error) implements Outcome {}
}
