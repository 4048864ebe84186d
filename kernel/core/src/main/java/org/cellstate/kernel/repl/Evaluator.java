package org.cellstate.kernel.repl;

import java.util.Optional;
import org.cellstate.kernel.errors.CellError;

/** What runs cells. The server knows no more of Java than this. */
public interface Evaluator extends AutoCloseable {

    /**
     * Runs a cell on the calling thread and returns how it ended. Never throws for what the cell does; cells run one at a time.
     *
     * @param code the cell's source
     * @param cell the number shown beside the cell, used to name it in errors
     */
    Outcome run(String code, int cell);

    /** Evaluates an expression for a client that asks beside a cell ({@code user_expressions}); declares nothing. */
    Outcome evaluate(String expression);

    /** Asks the running cell to stop. Called from the control thread; does nothing while no cell runs. */
    void interrupt();

    /**
     * Gives up a cell that could not be stopped, so that others can run, on another thread. Called from any thread.
     *
     * @param thread the one that runs the cell, or shows its value
     * @return what to tell the user; empty while the compiler is at work, which ends by itself
     */
    Optional<CellError> abandon(Thread thread);

    /** Returns the class loader that sees what notebook code sees, for finding its renderers. */
    ClassLoader sessionLoader();

    @Override
    void close();
}
