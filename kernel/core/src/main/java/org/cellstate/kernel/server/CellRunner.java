package org.cellstate.kernel.server;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.cellstate.kernel.api.DisplayHandle;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.display.CellContext;
import org.cellstate.kernel.display.CellInput;
import org.cellstate.kernel.display.CellRenderer;
import org.cellstate.kernel.display.OutputRouter;
import org.cellstate.kernel.display.WireMime;
import org.cellstate.kernel.errors.CellError;
import org.cellstate.kernel.repl.Evaluator;
import org.cellstate.kernel.repl.Outcome;
import org.cellstate.kernel.repl.Standstill;
import org.cellstate.kernel.wire.Protocol;
import org.jspecify.annotations.Nullable;

/**
 * Runs cells, one at a time: from an {@code execute_request} to everything it makes visible and its reply. They run on a thread of their own; a
 * cell that cannot be stopped is given up, and the next ones have another.
 */
final class CellRunner {

    private final SessionStart start;
    private final OutputRouter router;
    private final CellRenderer renderer;
    private final InputHistory history;
    private final InputRequests input;
    private final CellThread<Ended> thread;
    private final AtomicInteger count = new AtomicInteger();

    /** Held while a cell runs: those of other shells wait, in the order in which they came here. */
    private final ReentrantLock oneCell = new ReentrantLock(true);

    /** Held while a cell is being interrupted, so that it is this cell and not the next. */
    private final Object interruption = new Object();

    private @Nullable CellContext running;

    CellRunner(
            SessionStart start,
            OutputRouter router,
            CellRenderer renderer,
            InputHistory history,
            InputRequests input,
            Patience patience) {
        this.start = start;
        this.router = router;
        this.renderer = renderer;
        this.history = history;
        this.input = input;
        this.thread = new CellThread<>(patience);
    }

    /**
     * A cell's end.
     *
     * @param reply the content of the reply
     * @param failed whether the cells that wait are to be given up
     */
    record Ended(JsonObject reply, boolean failed) {}

    /** Runs a cell and returns how it ended; everything it shows is published on the way. */
    Ended run(Request request) {
        ExecuteRequest cell = ExecuteRequest.of(request.message().fields());
        oneCell.lock();
        try {
            return run(request, cell);
        } finally {
            oneCell.unlock();
        }
    }

    private Ended run(Request request, ExecuteRequest cell) {
        int number = cell.storeHistory() ? count.incrementAndGet() : count.get();
        if (cell.storeHistory()) {
            history.add(number, cell.code());
        }
        return thread.run(new OnThread(request, cell, number));
    }

    /** A cell on its thread. */
    private final class OnThread implements CellThread.Work<Ended> {

        private final Request request;
        private final ExecuteRequest cell;
        private final int number;
        private volatile @Nullable CellContext begun;

        OnThread(Request request, ExecuteRequest cell, int number) {
            this.request = request;
            this.cell = cell;
            this.number = number;
        }

        @Override
        public Ended run() {
            CellInput asking = input.of(request, cell.allowStdin());
            CellContext context = cell.silent()
                    ? router.beginSilent(request.header(), number, asking)
                    : router.begin(request.header(), number, asking);
            begun = context;
            setRunning(context);
            try {
                forget(request);
                announce(cell, context);
                return start.session()
                        .map(session -> CellRunner.this.run(cell, context, session.evaluator()))
                        .orElseGet(() -> ended(cell, context, new Outcome.Failed(start.failure())));
            } finally {
                endRunning(context);
                router.end(context);
                Thread.interrupted(); // an interrupt meant for this cell must not reach the next one
            }
        }

        @Override
        public Optional<Standstill> standstill(Thread stuck) {
            return Standstill.of(stuck);
        }

        @Override
        public boolean answered() {
            CellContext context = begun;
            return context != null && !context.interrupted();
        }

        @Override
        public Optional<Ended> giveUp(Thread stuck) {
            CellContext context = begun;
            if (context == null || !start.ready()) {
                return Optional.empty();
            }
            Optional<CellError> error =
                    start.session().flatMap(session -> session.evaluator().abandon(stuck));
            return error.map(each -> {
                endRunning(context);
                Ended ended = ended(cell, context, new Outcome.Interrupted(each));
                router.abandon(context);
                return ended;
            });
        }
    }

    /** Does what is due because cells are run again or deleted. Front ends name both in the request's metadata, if they do. */
    private void forget(Request request) {
        JsonObject metadata = request.message().metadata();
        if (metadata.get("deletedCells") instanceof JsonArray deleted) {
            deleted.forEach(each -> text(each).ifPresent(router.reruns()::deleted));
        }
        text(metadata.get("cellId"))
                .ifPresent(id ->
                        router.reruns().began(id, request.message().header().id()));
    }

    private static Optional<String> text(@Nullable JsonElement element) {
        return element instanceof JsonPrimitive text && text.isString()
                ? Optional.of(text.getAsString())
                : Optional.empty();
    }

    private void setRunning(CellContext cell) {
        synchronized (interruption) {
            running = cell;
        }
    }

    private void endRunning(CellContext cell) {
        synchronized (interruption) {
            if (running == cell) {
                running = null;
            }
        }
    }

    /** Lets the thread of cells end. */
    void close() {
        thread.close();
    }

    /** Asks the running cell to stop, also where it waits for its user; does nothing between cells. From the control thread. */
    void interrupt() {
        synchronized (interruption) {
            if (running != null) {
                running.interrupt(
                        () -> start.ifReady(session -> session.evaluator().interrupt()));
                thread.expectEnd();
            }
        }
        input.withdraw(); // last: whoever wakes up sees that it was stopped
    }

    /** Returns whether a cell runs. */
    boolean busy() {
        synchronized (interruption) {
            return running != null;
        }
    }

    /** Returns the reply to a request that is given up because a cell before it has failed. */
    JsonObject aborted() {
        JsonObject reply = new JsonObject();
        reply.addProperty("status", "aborted"); // and no count: a front end would show the cell as run
        return reply;
    }

    private void announce(ExecuteRequest cell, CellContext context) {
        JsonObject content = new JsonObject();
        content.addProperty("code", cell.code());
        content.addProperty("execution_count", context.number());
        router.publish(context, Protocol.EXECUTE_INPUT, content);
    }

    private Ended run(ExecuteRequest cell, CellContext context, Evaluator evaluator) {
        Outcome outcome;
        if (context.interrupted()) { // stopped while the session was still starting
            outcome = new Outcome.Interrupted(stopped());
        } else {
            outcome = evaluator.run(cell.code(), context.number());
        }
        if (!(outcome instanceof Outcome.Value value)) {
            return ended(cell, context, outcome, evaluator);
        }
        if (cell.silent() || value.value() instanceof DisplayHandle) { // what a handle shows is already there
            return ended(cell, context, new Outcome.Nothing(), evaluator);
        }
        return ended(cell, context, showResult(context, value.value()), evaluator);
    }

    /** Publishes the cell's value. A value that the user stops while it is rendered makes the cell an interrupted one. */
    private Outcome showResult(CellContext context, Object value) {
        MimeBundle bundle;
        try {
            bundle = renderer.render(value);
        } catch (RuntimeException | Error e) {
            if (!context.interrupted()) {
                throw e;
            }
            return new Outcome.Interrupted(stopped());
        }
        JsonObject content = new JsonObject();
        content.addProperty("execution_count", context.number());
        content.add("data", WireMime.data(bundle));
        content.add("metadata", WireMime.metadata(bundle));
        router.publish(context, Protocol.EXECUTE_RESULT, content);
        return new Outcome.Nothing();
    }

    private Ended ended(ExecuteRequest cell, CellContext context, Outcome outcome, Evaluator evaluator) {
        Optional<CellError> error = error(outcome);
        if (error.isPresent()) {
            return ended(cell, context, outcome);
        }
        JsonObject reply = new JsonObject();
        reply.addProperty("status", "ok");
        reply.addProperty("execution_count", context.number());
        reply.add("user_expressions", evaluate(cell.userExpressions(), evaluator));
        reply.add("payload", new JsonArray());
        router.flush(context);
        return new Ended(reply, false);
    }

    private Ended ended(ExecuteRequest cell, CellContext context, Outcome outcome) {
        CellError error = error(outcome).orElseThrow();
        router.publish(context, Protocol.ERROR, Wire.fields(error));
        JsonObject reply = Wire.failure(error);
        reply.addProperty("execution_count", context.number());
        reply.add("user_expressions", new JsonObject());
        reply.add("payload", new JsonArray());
        return new Ended(reply, cell.stopOnError());
    }

    private JsonObject evaluate(JsonObject expressions, Evaluator evaluator) {
        JsonObject results = new JsonObject();
        for (Map.Entry<String, JsonElement> entry : expressions.entrySet()) {
            results.add(entry.getKey(), evaluate(entry.getValue(), evaluator));
        }
        return results;
    }

    private JsonObject evaluate(JsonElement expression, Evaluator evaluator) {
        if (!expression.isJsonPrimitive() || !expression.getAsJsonPrimitive().isString()) {
            String message = "A user expression must be a string.\n  received: " + expression + "\n  try: \"1 + 1\"";
            return Wire.failure(new CellError("InvalidRequest", message, List.of(message)));
        }
        Outcome outcome = evaluator.evaluate(expression.getAsString());
        Optional<CellError> error = error(outcome);
        if (error.isPresent()) {
            return Wire.failure(error.get());
        }
        MimeBundle bundle =
                outcome instanceof Outcome.Value value ? renderer.render(value.value()) : MimeBundle.text("");
        JsonObject result = new JsonObject();
        result.addProperty("status", "ok");
        result.add("data", WireMime.data(bundle));
        result.add("metadata", WireMime.metadata(bundle));
        return result;
    }

    private static Optional<CellError> error(Outcome outcome) {
        if (outcome instanceof Outcome.Failed failed) {
            return Optional.of(failed.error());
        }
        return outcome instanceof Outcome.Interrupted stopped ? Optional.of(stopped.error()) : Optional.empty();
    }

    private static CellError stopped() {
        return new CellError("Interrupted", "The cell was interrupted.", List.of("The cell was interrupted."));
    }
}
