package org.cellstate.app.run;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.cellstate.kernel.wire.Channel;
import org.cellstate.kernel.wire.ConnectionFile;
import org.cellstate.kernel.wire.InvalidMessageException;
import org.cellstate.kernel.wire.Message;
import org.cellstate.kernel.wire.MessageCodec;
import org.cellstate.kernel.wire.Session;
import org.cellstate.kernel.wire.Signer;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/**
 * A client's end of a kernel's shell, control and iopub channels.
 *
 * <p>One thread owns all sockets. Messages go to it through a queue, with a byte in a pipe to wake it, and come back as events
 * in the order in which they arrived. Any thread may send; one thread at a time should wait.
 */
public final class KernelClient implements AutoCloseable {

    private static final List<Channel> CHANNELS = List.of(Channel.SHELL, Channel.CONTROL, Channel.IOPUB);

    /**
     * Milliseconds after which a connection whose partners have not greeted each other is made anew. JeroMQ 0.6.0 forgets one in a hundred
     * connections that it makes, more on a busy machine, and by itself notices after 30 seconds (its pull request 1022).
     */
    private static final int GREETING = 500;

    private record Outgoing(Channel channel, List<byte[]> frames) {}

    private final Session session = Session.start("cellstate");
    private final MessageCodec codec;
    private final Queue<Outgoing> outgoing = new ConcurrentLinkedQueue<>();
    private final BlockingQueue<KernelEvent> events = new LinkedBlockingQueue<>();
    private final Pipe wake;
    private final Thread io;
    private volatile boolean closed;

    private KernelClient(ConnectionFile connection) throws IOException {
        codec = new MessageCodec(Signer.of(connection.key()));
        wake = Pipe.open();
        wake.source().configureBlocking(false);
        io = new Thread(() -> serve(connection), "cellstate-client-io");
        io.setDaemon(true);
    }

    /** Returns a client that connects as soon as the kernel listens. */
    public static KernelClient connect(ConnectionFile connection) {
        try {
            KernelClient client = new KernelClient(connection);
            client.io.start();
            return client;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a request and returns it, for its identity. */
    public Message send(Channel channel, String type, JsonObject content) {
        Message message = session.message(type, content);
        outgoing.add(new Outgoing(channel, codec.encode(message)));
        wakeUp();
        return message;
    }

    /** Puts the end of the kernel's process among the events. */
    public void kernelExited(int status) {
        events.add(new KernelEvent.Exited(status));
    }

    /** Waits for the next event for as long as it takes. */
    public KernelEvent take() throws InterruptedException {
        return events.take();
    }

    /** Waits for the next event; empty if none came in time. */
    public Optional<KernelEvent> poll(Duration timeout) throws InterruptedException {
        return Optional.ofNullable(events.poll(timeout.toNanos(), TimeUnit.NANOSECONDS));
    }

    private void wakeUp() {
        try {
            wake.sink().write(ByteBuffer.wrap(new byte[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve(ConnectionFile connection) {
        try (ZContext context = new ZContext()) {
            context.setLinger(0);
            Map<Channel, ZMQ.Socket> sockets = new EnumMap<>(Channel.class);
            ZMQ.Poller poller = context.createPoller(CHANNELS.size() + 1);
            for (Channel channel : CHANNELS) {
                ZMQ.Socket socket = open(context, channel, connection.address(channel));
                sockets.put(channel, socket);
                poller.register(socket, ZMQ.Poller.POLLIN);
            }
            poller.register(wake.source(), ZMQ.Poller.POLLIN);
            while (!closed) {
                poller.poll(-1);
                drainWake();
                for (Outgoing next = outgoing.poll(); next != null; next = outgoing.poll()) {
                    sendFrames(Objects.requireNonNull(sockets.get(next.channel())), next.frames());
                }
                sockets.forEach(this::receiveAll);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ZMQ.Socket open(ZContext context, Channel channel, String address) {
        ZMQ.Socket socket = context.createSocket(channel == Channel.IOPUB ? SocketType.SUB : SocketType.DEALER);
        // The kernel is still starting when the first attempt fails; the default of 100 ms between attempts would be
        // felt.
        socket.setReconnectIVL(20);
        socket.setHandshakeIvl(GREETING);
        socket.setHWM(0);
        if (channel == Channel.IOPUB) {
            socket.subscribe(ZMQ.SUBSCRIPTION_ALL);
        }
        socket.connect(address);
        return socket;
    }

    private void drainWake() throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(64);
        while (wake.source().read(bytes) > 0) {
            bytes.clear();
        }
    }

    private static void sendFrames(ZMQ.Socket socket, List<byte[]> frames) {
        for (int i = 0; i < frames.size(); i++) {
            socket.send(frames.get(i), i + 1 < frames.size() ? ZMQ.SNDMORE : 0);
        }
    }

    private void receiveAll(Channel channel, ZMQ.Socket socket) {
        for (byte[] frame = socket.recv(ZMQ.DONTWAIT); frame != null; frame = socket.recv(ZMQ.DONTWAIT)) {
            List<byte[]> frames = new ArrayList<>();
            frames.add(frame);
            while (socket.hasReceiveMore()) {
                frames.add(socket.recv());
            }
            decoded(frames).ifPresent(message -> events.add(new KernelEvent.Arrived(channel, message)));
        }
    }

    /** Another process on this machine may write to the port: what our kernel did not sign is not for us. */
    private Optional<Message> decoded(List<byte[]> frames) {
        try {
            return Optional.of(codec.decode(frames));
        } catch (InvalidMessageException e) {
            return Optional.empty();
        }
    }

    /** Lets go of the sockets; messages that were not yet sent are dropped. */
    @Override
    public void close() {
        closed = true;
        wakeUp();
        try {
            io.join();
            wake.sink().close();
            wake.source().close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
