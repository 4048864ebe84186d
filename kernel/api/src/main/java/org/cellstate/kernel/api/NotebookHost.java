package org.cellstate.kernel.api;

/**
 * What a kernel implements to stand behind {@link Notebook}. Libraries and notebooks do not call it.
 *
 * <p>Every method may be called from any thread; output belongs to the cell that started the thread.
 */
public interface NotebookHost {

    /** Returns whether somebody sees rich output, as in Jupyter; {@code false} on a plain console. */
    boolean isInteractive();

    /** Shows a value and returns a handle to replace it. */
    DisplayHandle show(Object value);

    /**
     * Removes what the cell has shown so far.
     *
     * @param wait whether to keep it until the next output comes, which avoids flicker
     */
    void clearOutput(boolean wait);

    /** Returns whether the user has asked to stop the cell that this thread works for. */
    boolean interrupted();

    /** Returns the same and takes the request as answered, so that the cell goes on. Called by the cell's thread. */
    boolean takeInterrupt();

    /**
     * Asks the user for a line of text and waits for it.
     *
     * @param prompt what is shown before the place to type in
     * @param password whether what is typed stays hidden
     */
    default String input(String prompt, boolean password) {
        return ConsoleInput.ask(prompt, password);
    }

    /** Returns the conversations with code in the front end. */
    default Comms comms() {
        return NoComms.INSTANCE;
    }
}
