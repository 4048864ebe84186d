package org.cellstate.app.run;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.cellstate.app.nbformat.Cell;
import org.cellstate.app.nbformat.Notebook;
import org.cellstate.app.nbformat.Output;
import org.cellstate.kernel.wire.Channel;
import org.cellstate.kernel.wire.Fields;
import org.cellstate.kernel.wire.Message;
import org.cellstate.kernel.wire.Protocol;

/**
 * One run of a notebook on a kernel that is ready: its code cells in order, up to the first error.
 *
 * <p>Old outputs are dropped before the first cell, so that what a stopped run leaves is of this run alone. A cell tagged
 * {@code raises-exception} may fail; one tagged {@code skip-execution} and one without code do not run.
 */
public final class NotebookRun {

    private static final Duration LAST_WORDS = Duration.ofMillis(300);

    private final RunningKernel kernel;
    private final RunListener listener;
    private final OutputLog log = new OutputLog();
    private final Map<String, Integer> cellOfRequest = new HashMap<>();
    private Notebook notebook;

    private NotebookRun(Notebook notebook, RunningKernel kernel, RunListener listener) {
        this.notebook = notebook;
        this.kernel = kernel;
        this.listener = listener;
    }

    /** Runs a notebook and returns how it ended. */
    public static RunEnd run(Notebook notebook, RunningKernel kernel, RunListener listener)
            throws InterruptedException {
        listener.kernelStarts();
        JsonObject info = kernel.awaitReady();
        Notebook fresh = notebook.cleared().withLanguageInfo(new Fields(info).object("language_info"));
        return new NotebookRun(fresh, kernel, listener).runCells();
    }

    private RunEnd runCells() throws InterruptedException {
        List<Integer> runnable = IntStream.range(0, notebook.cells().size())
                .filter(i -> runs(notebook.cells().get(i)))
                .boxed()
                .toList();
        for (int i = 0; i < runnable.size(); i++) {
            RunEnd.Place place = new RunEnd.Place(runnable.get(i), i + 1, runnable.size());
            Cell cell = notebook.cells().get(place.index());
            listener.cellStarts(place, cell);
            long start = System.nanoTime();
            Optional<RunEnd> end = execute(place, cell);
            listener.cellEnds(place, cell, Duration.ofNanos(System.nanoTime() - start), notebook);
            if (end.isPresent()) {
                return end.get();
            }
        }
        return new RunEnd.Completed(notebook);
    }

    private static boolean runs(Cell cell) {
        return cell.isCode() && !cell.source().isBlank() && !cell.hasTag("skip-execution");
    }

    private Optional<RunEnd> execute(RunEnd.Place place, Cell cell) throws InterruptedException {
        String request = kernel.client()
                .send(Channel.SHELL, Protocol.EXECUTE_REQUEST, executeContent(cell))
                .header()
                .id();
        cellOfRequest.put(request, place.index());
        Optional<Message> reply = Optional.empty();
        boolean idle = false;
        while (reply.isEmpty() || !idle) {
            KernelEvent event = kernel.client().take();
            if (event instanceof KernelEvent.Exited exited) {
                return Optional.of(died(place, exited.status()));
            }
            KernelEvent.Arrived arrived = (KernelEvent.Arrived) event;
            boolean ours = arrived.message().parentId().equals(Optional.of(request));
            if (arrived.channel() == Channel.IOPUB) {
                record(arrived.message());
                idle |= ours && isIdle(arrived.message());
            } else if (ours && arrived.message().type().equals(Protocol.EXECUTE_REPLY)) {
                reply = Optional.of(arrived.message());
            }
        }
        return finish(place, cell, reply.get().fields());
    }

    private static JsonObject executeContent(Cell cell) {
        JsonObject content = new JsonObject();
        content.addProperty("code", cell.source());
        content.addProperty("silent", false);
        content.addProperty("store_history", true);
        content.add("user_expressions", new JsonObject());
        content.addProperty("allow_stdin", false);
        content.addProperty("stop_on_error", !cell.hasTag("raises-exception"));
        return content;
    }

    private static boolean isIdle(Message message) {
        return message.type().equals(Protocol.STATUS)
                && message.fields().text("execution_state", "").equals("idle");
    }

    /** Output of threads that outlive their cell goes to the cell that started them. */
    private void record(Message message) {
        Optional<Integer> cell = message.parentId().map(cellOfRequest::get);
        cell.ifPresent(index -> log.accept(index, message));
    }

    private Optional<RunEnd> finish(RunEnd.Place place, Cell cell, Fields reply) {
        int index = place.index();
        boolean failed = !reply.text("status", "ok").equals("ok");
        Output.Failed error = failure(reply);
        boolean told = log.outputs(index).stream().anyMatch(Output.Failed.class::isInstance);
        if (failed && !told) {
            log.add(index, error);
        }
        store(
                index,
                reply.has("execution_count") ? OptionalInt.of(reply.integer("execution_count")) : OptionalInt.empty());
        return failed && !cell.hasTag("raises-exception")
                ? Optional.of(new RunEnd.CellFailed(notebook, place, error))
                : Optional.empty();
    }

    private static Output.Failed failure(Fields reply) {
        JsonObject json = new JsonObject();
        json.addProperty("output_type", "error");
        json.addProperty("ename", reply.text("ename", "Aborted"));
        json.addProperty("evalue", reply.text("evalue", "the kernel did not run this cell"));
        if (reply.has("traceback")) {
            json.add("traceback", reply.content().get("traceback"));
        }
        return (Output.Failed) Output.of(json);
    }

    private RunEnd died(RunEnd.Place place, int status) throws InterruptedException {
        // What the kernel sent before its end may still be on its way through the socket.
        for (Optional<KernelEvent> event = kernel.client().poll(LAST_WORDS);
                event.isPresent();
                event = kernel.client().poll(LAST_WORDS)) {
            if (event.get() instanceof KernelEvent.Arrived arrived && arrived.channel() == Channel.IOPUB) {
                record(arrived.message());
            }
        }
        String message = "The kernel's process ended with status " + status + " while this cell ran.";
        log.add(place.index(), new Output.Failed("KernelDied", message, List.of(message)));
        store(place.index(), OptionalInt.empty());
        return new RunEnd.KernelDied(notebook, place, status, kernel.console());
    }

    /** Puts the outputs into the notebook: those of this cell, and of earlier ones that changed meanwhile. */
    private void store(int index, OptionalInt executionCount) {
        for (int earlier : cellOfRequest.values()) {
            Cell cell = notebook.cells().get(earlier);
            OptionalInt count = earlier == index ? executionCount : cell.executionCount();
            notebook = notebook.withCell(earlier, cell.withOutputs(log.outputs(earlier), count));
        }
    }
}
