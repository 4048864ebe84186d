package org.cellstate.kernel.server;

import com.google.gson.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.cellstate.kernel.api.Comm;
import org.cellstate.kernel.api.CommHandler;
import org.cellstate.kernel.api.CommMessage;
import org.cellstate.kernel.api.CommTarget;
import org.cellstate.kernel.api.Comms;
import org.cellstate.kernel.display.CellContext;
import org.cellstate.kernel.display.JsonValues;
import org.cellstate.kernel.display.OutputRouter;
import org.cellstate.kernel.wire.Fields;
import org.cellstate.kernel.wire.InvalidContentException;
import org.cellstate.kernel.wire.Protocol;
import org.jspecify.annotations.Nullable;

/**
 * The comms that are open and the targets that front ends may open others to. Comms are opened and spoken through from any
 * thread; what front ends say is handled on the comm lane.
 */
final class OpenComms implements Comms {

    private final Wire wire;
    private final OutputRouter router;
    private final Supplier<ClassLoader> loader;
    private final Map<String, OpenComm> open = new ConcurrentHashMap<>();
    private final Map<String, Registered> targets = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable Handling> handling = new AtomicReference<>();

    /**
     * Makes it empty.
     *
     * @param loader gives the class loader of notebook code
     */
    OpenComms(Wire wire, OutputRouter router, Supplier<ClassLoader> loader) {
        this.wire = wire;
        this.router = router;
        this.loader = loader;
    }

    /** A target, and the cell that has registered it. */
    private record Registered(CommTarget target, Optional<CellContext> owner) {}

    /** A handler at work, and what it was told with. */
    private record Handling(Thread thread, CellContext context, JsonObject request) {}

    @Override
    public Comm open(String target, CommMessage first, CommHandler handler) {
        OpenComm comm = new OpenComm(UUID.randomUUID().toString(), target, router.current(), handler);
        open.put(comm.id(), comm);
        JsonObject content = comm.content(first);
        content.addProperty("target_name", target);
        comm.publish(Protocol.COMM_OPEN, content, first);
        return comm;
    }

    @Override
    public void register(String name, CommTarget target) {
        targets.put(name, new Registered(target, router.current()));
    }

    @Override
    public Optional<CommTarget> registered(String name) {
        return Optional.ofNullable(targets.get(name)).map(Registered::target);
    }

    @Override
    public void unregister(String name) {
        targets.remove(name);
    }

    @Override
    public Optional<String> requestId() {
        return router.current().map(cell -> new Fields(cell.parent()).text("msg_id", ""));
    }

    /** Answers a {@code comm_info_request}: the open comms, all or those to one target. */
    JsonObject info(Fields request) {
        Optional<String> wanted =
                request.has("target_name") ? Optional.of(request.text("target_name")) : Optional.empty();
        JsonObject comms = new JsonObject();
        open.values().stream()
                .filter(comm -> wanted.isEmpty() || wanted.get().equals(comm.target()))
                .forEach(comm -> {
                    JsonObject about = new JsonObject();
                    about.addProperty("target_name", comm.target());
                    comms.add(comm.id(), about);
                });
        JsonObject content = new JsonObject();
        content.add("comms", comms);
        return content;
    }

    /**
     * Handles what a front end says. On the comm lane.
     *
     * @return whether there was somebody to say it to
     * @throws InvalidContentException if it is not as the protocol says
     */
    boolean handle(Request request) {
        String id = request.message().fields().text("comm_id");
        CommMessage message = message(request);
        if (request.type().equals(Protocol.COMM_OPEN)) {
            return accept(request, id, message);
        }
        boolean close = request.type().equals(Protocol.COMM_CLOSE);
        OpenComm comm = close ? open.remove(id) : open.get(id);
        if (comm == null) {
            return false;
        }
        within(request, comm.owner, "The handler of a comm to " + comm.target(), () -> {
            if (close) {
                comm.handler.closed(comm, message);
            } else {
                comm.handler.received(comm, message);
            }
        });
        return true;
    }

    private boolean accept(Request request, String id, CommMessage first) {
        String name = request.message().fields().text("target_name");
        Registered registered = targets.get(name);
        if (registered == null) {
            refuse(request, id);
            return false;
        }
        OpenComm comm = new OpenComm(id, name, registered.owner(), (same, message) -> {});
        if (open.putIfAbsent(id, comm) != null) {
            return false; // the one that has the identifier goes on
        }
        boolean taken = within(request, registered.owner(), "The target " + name, () -> {
            comm.handler = registered.target().opened(comm, first);
        });
        if (!taken && open.remove(id, comm)) {
            refuse(request, id);
        }
        return true;
    }

    private void refuse(Request request, String id) {
        JsonObject content = new JsonObject();
        content.addProperty("comm_id", id);
        content.add("data", new JsonObject());
        wire.announce(Protocol.COMM_CLOSE, request.header(), content);
    }

    private static CommMessage message(Request request) {
        return new CommMessage(
                JsonValues.map(request.message().fields().object("data")),
                JsonValues.map(request.message().metadata()),
                request.message().buffers());
    }

    /** Stops the handler that runs, if it lets itself be stopped. From the control thread. */
    void interrupt() {
        synchronized (handling) {
            Handling now = handling.get();
            if (now != null) {
                now.context().interrupt(now.thread()::interrupt);
            }
        }
    }

    /** Runs notebook code for the cell it belongs to; returns false, and tells under that cell, if it throws. */
    private boolean within(Request request, Optional<CellContext> owner, String what, Runnable code) {
        Thread thread = Thread.currentThread();
        thread.setContextClassLoader(loader.get());
        if (owner.isEmpty()) {
            return succeeds(what, code);
        }
        boolean[] succeeded = new boolean[1];
        router.later(owner.get(), context -> {
            handling.set(new Handling(thread, context, request.header()));
            try {
                succeeded[0] = succeeds(what, code);
            } finally {
                synchronized (handling) {
                    handling.set(null);
                    Thread.interrupted(); // an interrupt meant for this handler must not reach the next one
                }
            }
        });
        return succeeded[0];
    }

    @SuppressWarnings("SystemOut") // the standard error of the handler's cell
    private static boolean succeeds(String what, Runnable code) {
        try {
            code.run();
            return true;
        } catch (Throwable e) { // notebook code: it may throw anything
            System.err.println(what + " has failed.");
            e.printStackTrace();
            return false;
        }
    }

    /** A comm while it is open, and afterwards. */
    private final class OpenComm implements Comm {

        private final String id;
        private final String target;
        private final Optional<CellContext> owner;
        private volatile CommHandler handler;

        OpenComm(String id, String target, Optional<CellContext> owner, CommHandler handler) {
            this.id = id;
            this.target = target;
            this.owner = owner;
            this.handler = handler;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public String target() {
            return target;
        }

        @Override
        public boolean isOpen() {
            return open.get(id) == this;
        }

        @Override
        public void send(CommMessage message) {
            if (isOpen()) {
                publish(Protocol.COMM_MSG, content(message), message);
            }
        }

        @Override
        public void close(CommMessage last) {
            if (open.remove(id, this)) {
                publish(Protocol.COMM_CLOSE, content(last), last);
            }
        }

        private JsonObject content(CommMessage message) {
            JsonObject content = new JsonObject();
            content.addProperty("comm_id", id);
            content.add("data", JsonValues.object(message.data()));
            return content;
        }

        /**
         * Sends a message after everything that the thread's cell has printed. It answers the message that the thread handles, if it
         * does, and belongs to the cell otherwise.
         */
        private void publish(String type, JsonObject content, CommMessage message) {
            Optional<CellContext> cell = router.current();
            cell.ifPresent(router::flush);
            Handling now = handling.get();
            JsonObject parent = now != null && now.thread() == Thread.currentThread()
                    ? now.request()
                    : cell.map(CellContext::parent).orElseGet(JsonObject::new);
            wire.publish(type, parent, content, JsonValues.object(message.metadata()), message.buffers());
        }
    }
}
