package org.cellstate.kernel.repl;

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

    /** Returns the class loader that sees what notebook code sees, for finding its renderers. */
    ClassLoader sessionLoader();

    @Override
    void close();
}
