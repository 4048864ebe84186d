package org.cellstate.kernel.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.cellstate.kernel.wire.Channel;
import org.cellstate.kernel.wire.ConnectionFile;
import org.cellstate.kernel.wire.Header;
import org.cellstate.kernel.wire.InvalidMessageException;
import org.cellstate.kernel.wire.Json;
import org.cellstate.kernel.wire.Message;
import org.cellstate.kernel.wire.MessageCodec;
import org.cellstate.kernel.wire.Session;
import org.cellstate.kernel.wire.Signer;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/** A Jupyter client over real sockets. Used by one thread. */
public final class TestClient implements AutoCloseable {

    /** Only reached when something is broken. */
    private static final int PATIENCE_MILLISECONDS = 60_000;

    private final Session session = Session.start("test");
    private final MessageCodec codec;
    private final ZContext context = new ZContext();
    private final Map<Channel, ZMQ.Socket> sockets = new EnumMap<>(Channel.class);
    private final Deque<Message> setAside = new ArrayDeque<>();

    public TestClient(ConnectionFile file) {
        codec = new MessageCodec(Signer.of(file.key()));
        connect(file, Channel.IOPUB, SocketType.SUB).subscribe("");
        connect(file, Channel.SHELL, SocketType.DEALER);
        connect(file, Channel.CONTROL, SocketType.DEALER);
        connect(file, Channel.STDIN, SocketType.DEALER);
        connect(file, Channel.HEARTBEAT, SocketType.REQ);
        next(message -> message.type().equals("iopub_welcome"));
        setAside.clear();
    }

    private ZMQ.Socket connect(ConnectionFile file, Channel channel, SocketType type) {
        ZMQ.Socket socket = context.createSocket(type);
        socket.setHandshakeIvl(500); // JeroMQ forgets one in a hundred connections that it makes
        socket.setHWM(0);
        socket.setLinger(0);
        socket.setReceiveTimeOut(PATIENCE_MILLISECONDS);
        if (type == SocketType.DEALER) { // the same on all channels: questions come to the one that runs the cell
            socket.setIdentity(session.id().getBytes(StandardCharsets.UTF_8));
        }
        socket.connect(file.address(channel));
        sockets.put(channel, socket);
        return socket;
    }

    private ZMQ.Socket socket(Channel channel) {
        return Objects.requireNonNull(sockets.get(channel));
    }

    /** Sends a request and returns it. */
    public Message send(Channel channel, String type, String content) {
        Message message = session.message(type, Json.object(content));
        sendFrames(channel, codec.encode(message));
        return message;
    }

    /** Sends an execute_request with the protocol's defaults. */
    public Message execute(String code) {
        JsonObject content = new JsonObject();
        content.addProperty("code", code);
        return send(Channel.SHELL, "execute_request", content.toString());
    }

    /** Sends an execute_request of a client that can ask its user. */
    public Message executeAsking(String code) {
        JsonObject content = new JsonObject();
        content.addProperty("code", code);
        content.addProperty("allow_stdin", true);
        return send(Channel.SHELL, "execute_request", content.toString());
    }

    /** Sends a request with all its parts and returns it. */
    public Message send(Channel channel, String type, String content, String metadata, List<byte[]> buffers) {
        Message message = session.message(type, Json.object(content))
                .withMetadata(Json.object(metadata))
                .withBuffers(buffers);
        sendFrames(channel, codec.encode(message));
        return message;
    }

    /** Sends a request to a subshell and returns it. */
    public Message sendTo(String subshell, String type, String content) {
        Message plain = session.message(type, Json.object(content));
        JsonObject header = plain.header().json().deepCopy();
        header.addProperty("subshell_id", subshell);
        Message message =
                new Message(List.of(), Header.of(header), plain.parent(), plain.metadata(), plain.content(), List.of());
        sendFrames(Channel.SHELL, codec.encode(message));
        return message;
    }

    /** Answers a question; the answer names it or, as many clients do, does not. */
    public void answer(Message question, String value, boolean named) {
        JsonObject content = new JsonObject();
        content.addProperty("value", value);
        JsonObject parent = named ? question.header().json() : new JsonObject();
        sendFrames(Channel.STDIN, codec.encode(session.message("input_reply", parent, content)));
    }

    /** Returns what a message would be sent as. */
    public List<byte[]> frames(String type, String content) {
        return codec.encode(session.message(type, Json.object(content)));
    }

    public void sendFrames(Channel channel, List<byte[]> frames) {
        ZMQ.Socket socket = socket(channel);
        for (int i = 0; i < frames.size(); i++) {
            assertThat(socket.send(frames.get(i), i < frames.size() - 1 ? ZMQ.SNDMORE : 0))
                    .isTrue();
        }
    }

    /** Returns the next message of a channel. */
    public Message receive(Channel channel) {
        ZMQ.Socket socket = socket(channel);
        List<byte[]> frames = new ArrayList<>();
        do {
            byte[] frame = socket.recv();
            assertThat(frame).as("the next message on " + channel).isNotNull();
            frames.add(frame);
        } while (socket.hasReceiveMore());
        try {
            return codec.decode(frames);
        } catch (InvalidMessageException e) {
            throw new AssertionError(e);
        }
    }

    /** Returns whether a message waits on a channel. */
    public boolean hears(Channel channel) {
        return (socket(channel).getEvents() & ZMQ.Poller.POLLIN) != 0;
    }

    /** Returns the reply to a request, which must be the next message of its channel. */
    public Message reply(Channel channel, Message request) {
        Message reply = receive(channel);
        assertThat(reply.parentId()).contains(request.header().id());
        assertThat(reply.content().has("status"))
                .as("status in " + reply.type())
                .isTrue();
        return reply;
    }

    /** Returns everything said on iopub about a request, from busy to idle; what belongs to others is kept for later. */
    public List<Message> untilIdle(Message request) {
        List<Message> said = new ArrayList<>();
        do {
            said.add(next(message -> belongs(message, request)));
        } while (!isStatus(said.get(said.size() - 1), "idle"));
        return said;
    }

    /** Returns the next iopub message that fits; the others are kept for later. */
    public Message next(Predicate<Message> wanted) {
        for (Message message : setAside) {
            if (wanted.test(message)) {
                setAside.remove(message);
                return message;
            }
        }
        while (true) {
            Message message = receive(Channel.IOPUB);
            if (wanted.test(message)) {
                return message;
            }
            setAside.add(message);
        }
    }

    /** Returns what was received on iopub and not asked for. */
    public List<Message> setAside() {
        return List.copyOf(setAside);
    }

    /** Returns the types of messages, a status as its state. */
    public static List<String> types(List<Message> messages) {
        return messages.stream()
                .map(message ->
                        message.type().equals("status") ? message.fields().text("execution_state") : message.type())
                .toList();
    }

    public static boolean belongs(Message message, Message request) {
        return message.parentId().filter(request.header().id()::equals).isPresent();
    }

    public static boolean isStatus(Message message, String state) {
        return message.type().equals("status")
                && message.fields().text("execution_state").equals(state);
    }

    /** Returns what a text sent as a heartbeat comes back as. */
    public String heartbeat(String text) {
        ZMQ.Socket socket = socket(Channel.HEARTBEAT);
        socket.send(text.getBytes(StandardCharsets.UTF_8));
        byte[] answer = socket.recv();
        assertThat(answer).isNotNull();
        return new String(answer, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        context.close();
    }
}
