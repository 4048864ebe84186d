package org.cellstate.kernel.server;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.cellstate.kernel.display.Publisher;
import org.cellstate.kernel.errors.CellError;
import org.cellstate.kernel.transport.Transport;
import org.cellstate.kernel.wire.Channel;
import org.cellstate.kernel.wire.Message;
import org.cellstate.kernel.wire.Protocol;
import org.cellstate.kernel.wire.Session;

/** What the server says: replies to the one who asked, everything else to all. */
final class Wire implements Publisher {

    private final Session session;
    private final Transport transport;

    Wire(Session session, Transport transport) {
        this.session = session;
        this.transport = transport;
    }

    @Override
    public void publish(String type, JsonObject parent, JsonObject content) {
        transport.sendOutput(message(type, parent, content));
    }

    /** Sends a message with all its parts to every client, after what was sent before it. */
    void publish(String type, JsonObject parent, JsonObject content, JsonObject metadata, List<byte[]> buffers) {
        transport.sendOutput(
                message(type, parent, content).withMetadata(metadata).withBuffers(buffers));
    }

    /** Tells every client something about the kernel itself, which waits for no room: a request is served beside any output. */
    void announce(String type, JsonObject parent, JsonObject content) {
        transport.send(Channel.IOPUB, message(type, parent, content));
    }

    private Message message(String type, JsonObject parent, JsonObject content) {
        return session.message(type, parent, content).to(List.of(topic(type)));
    }

    private byte[] topic(String type) {
        return ("kernel." + session.id() + "." + type).getBytes(StandardCharsets.UTF_8);
    }

    /** Returns a question to the client that has sent a request. */
    Message question(Request request, JsonObject content) {
        return session.message(Protocol.INPUT_REQUEST, request.header(), content)
                .to(request.message().identities());
    }

    /** Sends a question, after all that was published before it. */
    void ask(Message question) {
        transport.send(Channel.STDIN, question);
    }

    /** Says {@code starting}, {@code busy} or {@code idle}. */
    void status(String state, JsonObject parent) {
        JsonObject content = new JsonObject();
        content.addProperty("execution_state", state);
        announce(Protocol.STATUS, parent, content);
    }

    /** Answers a request, once: a second answer is not sent. The status is {@code ok} unless the content has one. */
    void reply(Request request, JsonObject content) {
        if (!request.answer()) {
            return;
        }
        if (!content.has("status")) {
            content.addProperty("status", "ok");
        }
        transport.send(request.channel(), session.reply(request.message(), content));
    }

    /** Returns an error's fields as replies and {@code error} messages have them. */
    static JsonObject fields(CellError error) {
        JsonArray traceback = new JsonArray();
        error.traceback().forEach(traceback::add);
        JsonObject content = new JsonObject();
        content.addProperty("ename", error.name());
        content.addProperty("evalue", error.message());
        content.add("traceback", traceback);
        return content;
    }

    /** Returns the content of a reply that says what went wrong. */
    static JsonObject failure(CellError error) {
        JsonObject content = fields(error);
        content.addProperty("status", "error");
        return content;
    }
}
