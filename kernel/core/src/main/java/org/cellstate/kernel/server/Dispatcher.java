package org.cellstate.kernel.server;

import com.google.gson.JsonObject;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
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
    private final InputRequests input;
    private final OpenComms comms;
    private final Console console;
    private final Clock clock = Clock.systemUTC();
    private final Shells shells;
    private final Lane controlLane;
    private final Lane analysisLane;
    private final Lane commLane;
    private final Lane historyLane;
    private final CountDownLatch shutdown = new CountDownLatch(1);

    Dispatcher(
            Wire wire,
            ConnectionFile file,
            SessionStart start,
            CellRunner cells,
            InputHistory history,
            InputRequests input,
            OpenComms comms,
            Console console) {
        this.wire = wire;
        this.file = file;
        this.start = start;
        this.cells = cells;
        this.history = history;
        this.input = input;
        this.comms = comms;
        this.console = console;
        shells = new Shells(name ->
                new Shell(name, clock, (shell, request) -> serve(request, cell -> execute(cell, shell)), this::failed));
        controlLane = new Lane("cellstate-control", request -> serve(request, this::control), this::failed);
        analysisLane = new Lane("cellstate-analysis", request -> answer(request, this::analysed), this::failed);
        commLane = new Lane("cellstate-comms", request -> serve(request, this::comm), this::failed);
        historyLane = new Lane("cellstate-past", request -> answer(request, this::past), this::failed);
    }

    /** Starts the threads. */
    void open() {
        wire.status("starting", new JsonObject());
        shells.open();
        List.of(controlLane, analysisLane, commLane, historyLane).forEach(Lane::start);
    }

    void awaitShutdown() throws InterruptedException {
        shutdown.await();
    }

    @Override
    public void close() {
        shells.close();
        List.of(controlLane, analysisLane, commLane, historyLane).forEach(Lane::close);
        shutdown.countDown();
    }

    @Override
    public void received(Channel channel, Message message) {
        if (channel == Channel.STDIN) {
            answered(message);
            return;
        }
        Request request = new Request(channel, message, clock.instant());
        if (channel == Channel.SHELL && !shells.knows(request)) {
            controlLane.add(request); // which answers that there is no such shell
            return;
        }
        switch (request.type()) {
            case Protocol.EXECUTE_REQUEST -> {
                if (!shells.add(request)) {
                    controlLane.add(request);
                }
            }
            case Protocol.COMPLETE_REQUEST, Protocol.INSPECT_REQUEST, Protocol.IS_COMPLETE_REQUEST ->
                analysisLane.add(request);
            case Protocol.HISTORY_REQUEST -> historyLane.add(request);
            case Protocol.COMM_OPEN, Protocol.COMM_MSG, Protocol.COMM_CLOSE -> commLane.add(request);
            default -> controlLane.add(request);
        }
    }

    private void answered(Message message) {
        try {
            if (!input.answered(message)) {
                console.ignored("a message on stdin (" + message.type() + "): nobody has asked for it");
            }
        } catch (InvalidContentException e) {
            console.ignored("an answer on stdin: " + e.getMessage());
        }
    }

    @Override
    public void rejected(Channel channel, String reason) {
        console.ignored("frames on " + channel.name().toLowerCase(Locale.ROOT) + ": " + reason);
    }

    @Override
    public void missing() {
        console.note("A client does not read what the kernel says; the others do not wait for it any longer.");
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
        } catch (Throwable e) {
            refuse(request, problem(e));
        } finally {
            wire.status("idle", request.header());
        }
        if (request.type().equals(Protocol.SHUTDOWN_REQUEST)) {
            shutdown.countDown();
        }
    }

    /**
     * Answers what is asked beside cells. Idle is said before the answer: whoever gets that may run a cell, at once and on another thread, and
     * would take an idle that comes late for the cell's, as Jupyter's console does.
     */
    private void answer(Request request, Function<Request, JsonObject> question) {
        wire.status("busy", request.header());
        JsonObject answer;
        try {
            answer = question.apply(request);
        } catch (Throwable e) {
            answer = Wire.failure(problem(e));
        }
        wire.status("idle", request.header());
        wire.reply(request, answer);
    }

    private CellError problem(Throwable e) {
        if (e instanceof InvalidContentException) {
            return new CellError("InvalidRequest", String.valueOf(e.getMessage()), List.of());
        }
        failed(e);
        return new CellError(e.getClass().getSimpleName(), "The kernel failed: " + e, List.of());
    }

    private void refuse(Request request, CellError error) {
        if (request.type().endsWith("_request")) {
            wire.reply(request, Wire.failure(error));
        } else {
            console.ignored("a " + request.type() + ": " + error.message());
        }
    }

    private void execute(Request request, Shell shell) {
        if (shell.givesUp(request)) {
            wire.reply(request, cells.aborted());
            return;
        }
        CellRunner.Ended ended = cells.run(request);
        if (ended.failed()) {
            shell.failed(request);
        }
        wire.reply(request, ended.reply());
    }

    private JsonObject past(Request request) {
        return history.answer(request.message().fields());
    }

    private void comm(Request request) {
        if (!comms.handle(request)) {
            console.ignored("a " + request.type() + " for a comm or a target that is not here");
        }
    }

    private JsonObject analysed(Request request) {
        return start.session()
                .map(session -> analysed(request, session.assistant()))
                .orElseGet(() -> Wire.failure(start.failure()));
    }

    private static JsonObject analysed(Request request, Assistant assistant) {
        Fields fields = request.message().fields();
        return switch (request.type()) {
            case Protocol.COMPLETE_REQUEST -> EditorQuestions.complete(fields, assistant);
            case Protocol.INSPECT_REQUEST -> EditorQuestions.inspect(fields, assistant);
            default -> EditorQuestions.isComplete(fields, assistant);
        };
    }

    private void control(Request request) {
        if (request.channel() == Channel.SHELL && !shells.knows(request)) {
            throw Shells.unknown(request);
        }
        Fields fields = request.message().fields();
        switch (request.type()) {
            case Protocol.KERNEL_INFO_REQUEST -> wire.reply(request, KernelInfo.content());
            case Protocol.INTERRUPT_REQUEST -> {
                cells.interrupt();
                comms.interrupt();
                wire.reply(request, new JsonObject());
            }
            case Protocol.SHUTDOWN_REQUEST -> shutDown(request, fields.flag("restart", false));
            case Protocol.COMM_INFO_REQUEST -> wire.reply(request, comms.info(fields));
            case Protocol.CREATE_SUBSHELL_REQUEST -> wire.reply(request, shells.create());
            case Protocol.DELETE_SUBSHELL_REQUEST -> wire.reply(request, shells.delete(fields));
            case Protocol.LIST_SUBSHELL_REQUEST -> wire.reply(request, shells.list());
            case Protocol.CONNECT_REQUEST -> {
                JsonObject ports = new JsonObject();
                file.ports().forEach((channel, port) -> ports.addProperty(channel.portField(), port));
                wire.reply(request, ports);
            }
            case Protocol.EXECUTE_REQUEST -> throw Shells.unknown(request);
            default -> console.ignored("a message of unknown type " + request.type());
        }
    }

    /** Tells the one who asked and, on iopub, all other clients. */
    private void shutDown(Request request, boolean restart) {
        JsonObject content = new JsonObject();
        content.addProperty("status", "ok");
        content.addProperty("restart", restart);
        wire.reply(request, content);
        wire.announce(Protocol.SHUTDOWN_REPLY, request.header(), content);
    }
}
