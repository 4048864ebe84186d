package org.cellstate.kernel.api;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

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

    /** Replaces what is shown under an identifier that a {@link DisplayHandle#id} gave; where nothing can be replaced, shows it. */
    default void update(String id, Object value) {
        show(value);
    }

    /** Returns how a value is shown here, by the renderers that libraries and cells have brought. */
    default MimeBundle render(@Nullable Object value) {
        return Renderers.of(NotebookHost.class.getClassLoader()).render(value);
    }

    /** Shows values of a type in another way from now on. A host that keeps no renderers refuses. */
    default void register(Renderer<?> renderer) {
        throw new UnsupportedOperationException(
                "A renderer can be registered in a notebook and on a console only.\n  received: " + "one for "
                        + TypeNames.of(renderer.type()) + "\n  try: a service in META-INF/services");
    }

    /** Runs something when the cell ends that this thread works for, however it ends. Never, where there is no cell or it has ended. */
    default void atCellEnd(Runnable task) {}

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

    /** Does work on the calling thread whose interrupts a signal says, not the user: {@link Notebook#apart}. */
    default void apart(BooleanSupplier stop, Runnable work) {
        work.run();
    }

    /**
     * Asks the user for a line of text and waits for it.
     *
     * @param prompt what is shown before the place to type in
     * @param password whether what is typed stays hidden
     */
    default String input(String prompt, boolean password) {
        return ConsoleInput.ask(prompt, password);
    }

    /** Does work and gives all that it prints and shows to a sink. */
    default void catchOutput(OutputSink sink, Runnable work) {
        work.run();
    }

    /** Does something when the cell that this thread works for is run again or deleted. */
    default void whenRunAgain(Runnable work) {
        // a console keeps what it has printed
    }

    /** Returns the conversations with code in the front end. */
    default Comms comms() {
        return NoComms.INSTANCE;
    }
}
