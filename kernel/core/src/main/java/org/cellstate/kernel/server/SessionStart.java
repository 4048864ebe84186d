package org.cellstate.kernel.server;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.cellstate.kernel.errors.CellError;

/** The Java session while it starts in the background, so that a client hears from the kernel at once. */
final class SessionStart {

    private final CompletableFuture<Interpreter> future = new CompletableFuture<>();

    /** Begins to start it. */
    SessionStart(Callable<Interpreter> opening, Console console) {
        Thread thread = new Thread(
                () -> {
                    try {
                        future.complete(opening.call());
                    } catch (Throwable e) {
                        console.failure("The Java session did not start.", e);
                        future.completeExceptionally(e);
                    }
                },
                "cellstate-start");
        thread.setDaemon(true);
        thread.start();
    }

    /** Waits for the session; empty if it did not start. */
    Optional<Interpreter> session() {
        try {
            return Optional.of(future.join());
        } catch (CompletionException e) {
            return Optional.empty();
        }
    }

    /** Has work done as soon as the session is there, beside the first cell; its failure is nobody's but its own. */
    void whenReady(Runnable work) {
        CompletableFuture<Void> unused = future.thenRun(work);
    }

    /** Returns whether the session is there. */
    boolean ready() {
        return future.isDone() && !future.isCompletedExceptionally();
    }

    /** Does something with the session if it is there already. */
    void ifReady(Consumer<Interpreter> action) {
        if (ready()) {
            action.accept(future.join());
        }
    }

    /** Returns why the session did not start, as every cell then says. */
    CellError failure() {
        Throwable cause = future.handle((session, e) -> e).join();
        String message = "The Java session did not start: " + cause;
        return new CellError("SessionFailure", message, List.of(message, "Restart the kernel to try again."));
    }
}
