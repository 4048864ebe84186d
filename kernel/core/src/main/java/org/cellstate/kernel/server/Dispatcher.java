package org.cellstate.kernel.server;

import com.google.gson.JsonObject;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import org.cellstate.kernel.complete.Assistant;
import org.cellstate.kernel.errors.CellError;
import org.cellstate.kernel.transport.Inbox;
import org.cellstate.kernel.wire.Channel;
import org.cellstate.kernel.wire.ConnectionFile;
import org.cellstate.kernel.wire.Fields;
import org.cellstate.kernel.wire.InvalidContentException;
import org.cellstate.kernel.wire.Message;
import org.cellstate.kernel.wire.Protocol;

/**
 * Gives each request to the thread that serves it, and says busy before and idle after, exactly once, whatever happens between.
 *
 * <p>The request's type decides the thread; the channel it came by, where the reply goes.
 */
final class Dispatcher implements Inbox, AutoCloseable {

    private final Wire wire;
    private final ConnectionFile file;
    private final SessionStart start;
    private final CellRunner cells;
    private final InputHistory history;
    private final Console console;
    private final Clock clock = Clock.systemUTC();
    private final AbortRule aborting = new AbortRule(clock);
    private final Lane cellLane;
    private final Lane controlLane;
    private final Lane analysisLane;
    private final CountDownLatch shutdown = new CountDownLatch(1);

    Dispatcher(
            Wire wire,
            ConnectionFile file,
            SessionStart start,
            CellRunner cells,
            InputHistory history,
            Console console) {
        this.wire = wire;
        this.file = file;
        this.start = start;
        this.cells = cells;
        this.history = history;
        this.console = console;
        cellLane = new Lane("cellstate-cells", request -> serve(request, this::execute), this::failed);
        controlLane = new Lane("cellstate-control", request -> serve(request, this::control), this::failed);
        analysisLane = new Lane("cellstate-analysis", request -> serve(request, this::answer), this::failed);
    }

    /** Starts the threads. */
    void open() {
        wire.status("starting", new JsonObject());
        List.of(cellLane, controlLane, analysisLane).forEach(Lane::start);
    }

    void awaitShutdown() throws InterruptedException {
        shutdown.await();
    }

    @Override
    public void close() {
        List.of(cellLane, controlLane, analysisLane).forEach(Lane::close);
        shutdown.countDown();
    }

    @Override
    public void received(Channel channel, Message message) {
        if (channel == Channel.STDIN) {
            console.ignored("a " + message.type() + ": no cell has asked for input");
            return;
        }
        Request request = new Request(channel, message, clock.instant());
        Lane lane = switch (request.type()) {
            case Protocol.EXECUTE_REQUEST -> cellLane;
            case Protocol.COMPLETE_REQUEST, Protocol.INSPECT_REQUEST, Protocol.IS_COMPLETE_REQUEST -> analysisLane;
            default -> controlLane;
        };
        lane.add(request);
    }

    @Override
    public void rejected(Channel channel, String reason) {
        console.ignored("frames on " + channel.name().toLowerCase(Locale.ROOT) + ": " + reason);
    }

    @Override
    public void failed(Throwable failure) {
        console.failure("The kernel has failed at something; it goes on.", failure);
    }

    private interface Handler {
        void serve(Request request);
    }

    private void serve(Request request, Handler handler) {
        wire.status("busy", request.header());
        try {
            handler.serve(request);
        } catch (InvalidContentException e) {
            refuse(request, new CellError("InvalidRequest", String.valueOf(e.getMessage()), List.of()));
        } catch (Throwable e) {
            failed(e);
            refuse(request, new CellError(e.getClass().getSimpleName(), "The kernel failed: " + e, List.of()));
        } finally {
            wire.status("idle", request.header());
        }
        if (request.type().equals(Protocol.SHUTDOWN_REQUEST)) {
            shutdown.countDown();
        }
    }

    private void refuse(Request request, CellError error) {
        if (request.type().endsWith("_request")) {
            wire.reply(request, Wire.failure(error));
        }
    }

    private void execute(Request request) {
        if (aborting.covers(request)) {
            wire.reply(request, cells.aborted());
            return;
        }
        CellRunner.Ended ended = cells.run(request);
        if (ended.failed()) {
            aborting.failed(request);
            cellLane.forEachWaiting(Request::abort);
        }
        wire.reply(request, ended.reply());
    }

    private void answer(Request request) {
        JsonObject reply = start.session()
                .map(session -> answer(request, session.assistant()))
                .orElseGet(() -> Wire.failure(start.failure()));
        wire.reply(request, reply);
    }

    private static JsonObject answer(Request request, Assistant assistant) {
        Fields fields = request.message().fields();
        return switch (request.type()) {
            case Protocol.COMPLETE_REQUEST -> EditorQuestions.complete(fields, assistant);
            case Protocol.INSPECT_REQUEST -> EditorQuestions.inspect(fields, assistant);
            default -> EditorQuestions.isComplete(fields, assistant);
        };
    }

    private void control(Request request) {
        Fields fields = request.message().fields();
        switch (request.type()) {
            case Protocol.KERNEL_INFO_REQUEST -> wire.reply(request, KernelInfo.content());
            case Protocol.INTERRUPT_REQUEST -> {
                cells.interrupt();
                wire.reply(request, new JsonObject());
            }
            case Protocol.SHUTDOWN_REQUEST -> shutDown(request, fields.flag("restart", false));
            case Protocol.HISTORY_REQUEST -> wire.reply(request, history.answer(fields));
            case Protocol.COMM_INFO_REQUEST -> {
                JsonObject none = new JsonObject();
                none.add("comms", new JsonObject());
                wire.reply(request, none);
            }
            case Protocol.CONNECT_REQUEST -> {
                JsonObject ports = new JsonObject();
                file.ports().forEach((channel, port) -> ports.addProperty(channel.portField(), port));
                wire.reply(request, ports);
            }
            default -> console.ignored("a message of unknown type " + request.type());
        }
    }

    /** Tells the one who asked and, on iopub, all other clients. */
    private void shutDown(Request request, boolean restart) {
        JsonObject content = new JsonObject();
        content.addProperty("status", "ok");
        content.addProperty("restart", restart);
        wire.reply(request, content);
        wire.publish(Protocol.SHUTDOWN_REPLY, request.header(), content);
    }
}
