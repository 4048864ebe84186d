package org.cellstate.kernel.display;

/** Asks the user of one cell for a line of text. From any thread. */
@FunctionalInterface
public interface CellInput {

    /** What a client answers when its user ends the input: Ctrl+D. */
    String END = "\u0004";

    /**
     * Asks and waits.
     *
     * @param prompt what is shown before the place to type in
     * @param password whether what is typed stays hidden
     * @return what was typed, without the end of the line, or {@link #END}
     * @throws UnsupportedOperationException if the client that runs the cell cannot ask
     * @throws InterruptedException if the user stops the cell instead
     */
    String ask(String prompt, boolean password) throws InterruptedException;
}
