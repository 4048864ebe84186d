package org.cellstate.kernel.api;

import java.util.function.BooleanSupplier;

/**
 * The notebook that the running code is in, or a plain console where there is none.
 *
 * <pre>{@code
 * var bar = Notebook.show("0 %");
 * for (int i = 1; i <= 100; i++) {
 *     Notebook.checkInterrupted();
 *     bar.update(i + " %");
 * }
 * }</pre>
 */
public final class Notebook {

    /** The one piece of static state in the project: found here by code that no kernel hands anything to. */
    private static volatile NotebookHost host = new ConsoleHost();

    private Notebook() {}

    /** Shows a value below the cell, rendered as the last expression of a cell would be, and returns a handle to replace it. */
    public static DisplayHandle show(Object value) {
        return host.show(value);
    }

    /** Removes what the cell has shown; with {@code wait}, when the next output comes. On a console it does nothing. */
    public static void clearOutput(boolean wait) {
        host.clearOutput(wait);
    }

    /**
     * Asks the user for a line of text, in the front end that runs this cell or else on the console, and waits for it.
     *
     * @param prompt what is shown before the place to type in, for instance {@code "Name? "}
     * @return what was typed, without the end of the line
     * @throws UnsupportedOperationException if the client that runs the cell cannot ask, as in an automatic run
     * @throws CellInterruptedException if the user stops the cell instead of answering
     * @throws java.util.NoSuchElementException if the user ends the input instead of answering
     */
    public static String input(String prompt) {
        return host.input(prompt, false);
    }

    /** Asks as {@link #input} does, and what is typed stays hidden. It is not in the notebook's file afterwards either. */
    public static String password(String prompt) {
        return host.input(prompt, true);
    }

    /** Returns the conversations with code in the front end, which widgets are built on. */
    public static Comms comms() {
        return host.comms();
    }

    /**
     * Does work and gives all that it prints and shows, also from threads that it starts, to a sink instead of the cell. On a console
     * the console shows it.
     */
    public static void catchOutput(OutputSink sink, Runnable work) {
        host.catchOutput(sink, work);
    }

    /**
     * Sees to it that something is done once the output of this cell is gone: when the cell is run again or deleted. Where the front
     * end does not tell its cells apart, and on a console, it is never done.
     */
    public static void whenRunAgain(Runnable work) {
        host.whenRunAgain(work);
    }

    /**
     * Does work beside the cell, in a thread of its own, and returns at once. The cell does not end before the work has: what it shows is
     * part of the cell. Stopping the cell meanwhile interrupts the work. On a console nobody waits for it.
     */
    public static void beside(Runnable work) {
        Thread thread = new Thread(work, "cellstate-beside");
        thread.setDaemon(true);
        thread.start();
        host.atCellEnd(() -> {
            try {
                thread.join();
            } catch (InterruptedException e) {
                thread.interrupt();
                Thread.currentThread().interrupt();
            }
        });
    }

    /**
     * Does work on the calling thread that is not stopped with the cell: whoever started it stops it when it is time. For that work, and for
     * threads that it starts in a notebook, the signal is what {@link #interrupted()} and {@link #takeInterrupt()} return, however often they
     * ask, and the thread is not interrupted when the user stops the cell.
     *
     * @param stop whether the work shall end, for good once it is {@code true}
     */
    public static void apart(BooleanSupplier stop, Runnable work) {
        host.apart(stop, work);
    }

    /** Returns whether rich output is seen, as in Jupyter; {@code false} on a plain console. */
    public static boolean isInteractive() {
        return host.isInteractive();
    }

    /**
     * Returns whether the user has asked to stop the cell that this thread works for, or, outside a notebook, whether the
     * thread is interrupted. Asking does not clear it.
     */
    public static boolean interrupted() {
        return host.interrupted();
    }

    /**
     * Returns whether the user has asked to stop, as {@link #interrupted()} does, and takes the request as answered. For work that
     * ends early with a result, as a training that keeps its best weights: the cell then goes on with that result.
     */
    public static boolean takeInterrupt() {
        return host.takeInterrupt();
    }

    /**
     * Returns if the cell may go on. Long-running library code calls it in its outer loop.
     *
     * @throws CellInterruptedException if the user has asked to stop
     */
    public static void checkInterrupted() {
        if (interrupted()) {
            throw new CellInterruptedException();
        }
    }

    static NotebookHost host() {
        return host;
    }

    /** Puts a kernel behind this class, and returns the host that stood there. For kernels and their tests. */
    public static synchronized NotebookHost connect(NotebookHost next) {
        NotebookHost previous = host;
        host = next;
        return previous;
    }
}
