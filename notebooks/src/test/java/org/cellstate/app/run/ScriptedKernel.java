package org.cellstate.app.run;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cellstate.kernel.wire.Channel;
import org.cellstate.kernel.wire.ConnectionFile;
import org.cellstate.kernel.wire.InvalidMessageException;
import org.cellstate.kernel.wire.Json;
import org.cellstate.kernel.wire.Message;
import org.cellstate.kernel.wire.MessageCodec;
import org.cellstate.kernel.wire.Protocol;
import org.cellstate.kernel.wire.Session;
import org.cellstate.kernel.wire.Signer;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/**
 * A kernel process for tests whose cells are scripts: each line names a message and its content as JSON, or one of
 * {@code exit STATUS}, {@code hang} (until interrupted), {@code forge} (a message with a wrong signature).
 */
final class ScriptedKernel {

    private final MessageCodec codec;
    private final Session session = Session.start("kernel");
    private final ZMQ.Socket shell;
    private final ZMQ.Socket control;
    private final ZMQ.Socket iopub;
    private int count;
    private boolean interrupted;

    private ScriptedKernel(ZContext context, ConnectionFile connection) {
        codec = new MessageCodec(Signer.of(connection.key()));
        shell = bind(context, SocketType.ROUTER, connection.address(Channel.SHELL));
        control = bind(context, SocketType.ROUTER, connection.address(Channel.CONTROL));
        iopub = bind(context, SocketType.PUB, connection.address(Channel.IOPUB));
    }

    public static void main(String[] arguments) throws Exception {
        System.out.println("scripted kernel here");
        try (ZContext context = new ZContext()) {
            new ScriptedKernel(context, ConnectionFile.read(Path.of(arguments[0]))).serve(context);
        }
    }

    private static ZMQ.Socket bind(ZContext context, SocketType type, String address) {
        ZMQ.Socket socket = context.createSocket(type);
        socket.setLinger(1000);
        socket.bind(address);
        return socket;
    }

    private void serve(ZContext context) throws InvalidMessageException {
        ZMQ.Poller poller = context.createPoller(2);
        poller.register(shell, ZMQ.Poller.POLLIN);
        poller.register(control, ZMQ.Poller.POLLIN);
        while (true) {
            poller.poll();
            if (poller.pollin(1)) {
                String type = receive(control).type();
                if (type.equals(Protocol.SHUTDOWN_REQUEST)) {
                    return;
                }
                interrupted = type.equals(Protocol.INTERRUPT_REQUEST);
            }
            if (poller.pollin(0)) {
                answer(receive(shell));
            }
        }
    }

    private void answer(Message request) throws InvalidMessageException {
        status(request, "busy");
        JsonObject reply = new JsonObject();
        reply.addProperty("status", "ok");
        if (request.type().equals(Protocol.EXECUTE_REQUEST)) {
            reply.addProperty("execution_count", ++count);
            for (String line : request.fields().text("code").lines().toList()) {
                step(line, request, reply);
            }
        } else {
            reply.add("language_info", Json.object("{\"name\": \"java\", \"version\": \"17\"}"));
        }
        send(shell, session.reply(request, reply));
        status(request, "idle");
    }

    private void step(String line, Message request, JsonObject reply) throws InvalidMessageException {
        String[] words = line.split(" ", 2);
        switch (words[0]) {
            case "exit" -> Runtime.getRuntime().halt(Integer.parseInt(words[1]));
            case "hang" -> {
                // The control channel may have overtaken the cell.
                while (!interrupted) {
                    interrupted = receive(control).type().equals(Protocol.INTERRUPT_REQUEST);
                }
                interrupted = false;
                fail(request, reply, Json.object("{\"ename\": \"Interrupted\", \"evalue\": \"\", \"traceback\": []}"));
            }
            case "forge" -> {
                MessageCodec wrong = new MessageCodec(Signer.of("not the key"));
                JsonObject content = Json.object("{\"name\": \"stdout\", \"text\": \"forged\"}");
                send(
                        iopub,
                        wrong.encode(session.message("stream", request.header().json(), content)));
            }
            case "error" -> fail(request, reply, Json.object(words[1]));
            default -> publish(request, words[0], Json.object(words[1]));
        }
    }

    private void fail(Message request, JsonObject reply, JsonObject error) {
        publish(request, Protocol.ERROR, error);
        reply.addProperty("status", "error");
        for (String field : List.of("ename", "evalue")) {
            reply.add(field, error.get(field));
        }
        reply.add("traceback", error.has("traceback") ? error.get("traceback") : new JsonArray());
    }

    private void status(Message request, String state) {
        JsonObject content = new JsonObject();
        content.addProperty("execution_state", state);
        publish(request, Protocol.STATUS, content);
    }

    private void publish(Message request, String type, JsonObject content) {
        send(iopub, session.message(type, request.header().json(), content));
    }

    private void send(ZMQ.Socket socket, Message message) {
        send(socket, codec.encode(message));
    }

    private static void send(ZMQ.Socket socket, List<byte[]> frames) {
        for (int i = 0; i < frames.size(); i++) {
            socket.send(frames.get(i), i + 1 < frames.size() ? ZMQ.SNDMORE : 0);
        }
    }

    private Message receive(ZMQ.Socket socket) throws InvalidMessageException {
        List<byte[]> frames = new ArrayList<>(List.of(socket.recv()));
        while (socket.hasReceiveMore()) {
            frames.add(socket.recv());
        }
        return codec.decode(frames);
    }
}
