package org.cellstate.kernel.transport;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.cellstate.kernel.wire.Channel;
import org.cellstate.kernel.wire.ConnectionFile;
import org.cellstate.kernel.wire.InvalidMessageException;
import org.cellstate.kernel.wire.Message;
import org.cellstate.kernel.wire.MessageCodec;
import org.cellstate.kernel.wire.Protocol;
import org.cellstate.kernel.wire.Session;
import org.cellstate.kernel.wire.Signer;
import org.jspecify.annotations.Nullable;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/**
 * The kernel's end of the five channels.
 *
 * <p>Its I/O thread waits for frames and for messages to send, never sleeps and never runs anything that takes time. Frames that
 * are no message go to {@link Inbox#rejected} and leave no other trace. Each new subscriber of iopub is welcomed, so a client
 * knows from when on it misses nothing; heartbeats are echoed.
 */
public final class Transport implements AutoCloseable {

    /** Messages taken from one socket before the others and the queue have their turn. */
    private static final int BATCH = 100;

    private static final long CLOSE_MILLISECONDS = 2000;

    /** Until a message is handed to slow subscribers again. */
    private static final long RETRY_MILLISECONDS = 5;

    /** How long the kernel's output waits for a client that reads nothing, a suspended one for instance. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final MessageCodec codec;
    private final Session session;
    private final Outgoing outgoing = new Outgoing();
    private final ZContext context = new ZContext();
    private final Sockets sockets;
    private final Broadcast broadcast;
    private final Waker waker;
    private Outgoing.@Nullable Parcel held;
    private @Nullable Thread thread;
    private volatile boolean closing;

    private Transport(ConnectionFile file, Signer signer, Session session, Duration patience) throws IOException {
        this.codec = new MessageCodec(signer);
        this.session = session;
        try {
            sockets = new Sockets(context, file);
        } catch (IOException e) {
            context.close();
            throw e;
        }
        broadcast = new Broadcast(sockets.get(Channel.IOPUB), patience);
        waker = new Waker(context);
    }

    /**
     * Binds the sockets. What comes in waits for {@link #deliver}, what goes out likewise.
     *
     * @throws IOException if a port is taken, or the file asks for {@code ipc}: JeroMQ imitates it over TCP, on a port that no
     *     other ZeroMQ library finds, so a client would wait for ever
     */
    public static Transport bind(ConnectionFile file, Signer signer, Session session) throws IOException {
        return bind(file, signer, session, PATIENCE);
    }

    /** Binds the sockets as {@link #bind(ConnectionFile, Signer, Session)} does, with other patience for clients that do not read. */
    static Transport bind(ConnectionFile file, Signer signer, Session session, Duration patience) throws IOException {
        if (!file.transport().equals("tcp")) {
            throw new IOException("The kernel listens on TCP.\n  received: transport " + file.transport()
                    + "\n  try: c.KernelManager.transport = \"tcp\" in Jupyter's configuration");
        }
        return new Transport(file, signer, session, patience);
    }

    /** Begins to deliver. Called once. */
    public synchronized void deliver(Inbox inbox) {
        Thread io = new Thread(() -> run(inbox), "cellstate-io");
        io.setDaemon(true);
        thread = io;
        io.start();
    }

    /**
     * Sends a message, after all that were handed in before it, on whichever channel. From any thread; it does not wait. After the
     * close messages are dropped.
     */
    public void send(Channel channel, Message message) {
        put(channel, message, false);
    }

    /** Sends to all clients what a cell prints or shows; otherwise as {@link #send}, but it waits while much is on its way. */
    public void sendOutput(Message message) {
        put(Channel.IOPUB, message, true);
    }

    private void put(Channel channel, Message message, boolean output) {
        if (outgoing.put(new Outgoing.Parcel(channel, codec.encode(message)), output)) {
            waker.wake();
        }
    }

    /** Sends what waits and closes the sockets; what cannot be delivered within a moment is given up. */
    @Override
    public synchronized void close() {
        outgoing.close();
        closing = true;
        waker.wake();
        if (thread == null) {
            release();
        } else {
            Threads.join(thread, CLOSE_MILLISECONDS);
        }
    }

    private void release() {
        waker.close();
        context.close();
    }

    private void run(Inbox inbox) {
        try (ZMQ.Poller poller = context.createPoller(Channel.values().length + 1)) {
            for (Channel channel : Channel.values()) {
                poller.register(sockets.get(channel), ZMQ.Poller.POLLIN);
            }
            poller.register(waker.receiver(), ZMQ.Poller.POLLIN);
            boolean more = false;
            while (!closing) {
                poller.poll(more ? 0 : held == null ? -1 : RETRY_MILLISECONDS);
                more = turn(inbox);
            }
            broadcast.hurry();
            do {
                sendAll(inbox);
            } while (held != null && poller.poll(RETRY_MILLISECONDS) >= 0);
        } catch (RuntimeException | Error e) {
            inbox.failed(e);
        } finally {
            release();
        }
    }

    /** Returns whether a socket may hold more. */
    private boolean turn(Inbox inbox) {
        waker.clear();
        sendAll(inbox);
        boolean more = false;
        for (Channel channel : Channel.values()) {
            more |= receive(channel, inbox);
        }
        return more;
    }

    /** Sends what waits, up to a message for which a subscriber has no room yet. */
    private void sendAll(Inbox inbox) {
        Outgoing.Parcel parcel = held == null ? outgoing.poll() : held;
        while (parcel != null) {
            try {
                if (!send(parcel, inbox)) {
                    held = parcel;
                    return;
                }
            } catch (RuntimeException e) {
                inbox.failed(e);
            }
            held = null;
            parcel = outgoing.poll();
        }
    }

    private boolean send(Outgoing.Parcel parcel, Inbox inbox) {
        if (parcel.channel() != Channel.IOPUB) {
            sockets.send(parcel.channel(), parcel.frames());
            return true;
        }
        receive(Channel.IOPUB, inbox); // a new subscriber is welcomed before anything else reaches it
        Broadcast.Sent sent = broadcast.send(parcel.frames());
        if (sent == Broadcast.Sent.NOT_TO_ALL) {
            inbox.missing();
        }
        return sent != Broadcast.Sent.NOT_YET;
    }

    private boolean receive(Channel channel, Inbox inbox) {
        for (int i = 0; i < BATCH; i++) {
            try {
                List<byte[]> frames = sockets.receive(channel);
                if (frames == null) {
                    return false;
                }
                handle(channel, frames, inbox);
            } catch (RuntimeException | Error e) {
                inbox.failed(e);
            }
        }
        return true;
    }

    private void handle(Channel channel, List<byte[]> frames, Inbox inbox) {
        switch (channel) {
            case HEARTBEAT -> sockets.send(channel, frames);
            case IOPUB -> subscription(frames.get(0));
            default -> {
                try {
                    inbox.received(channel, codec.decode(frames));
                } catch (InvalidMessageException e) {
                    inbox.rejected(channel, String.valueOf(e.getMessage()));
                }
            }
        }
    }

    /** A subscription is the byte 1 and the topic; the byte 0 ends one. */
    private void subscription(byte[] frame) {
        if (frame.length == 0 || frame[0] != 1) {
            return;
        }
        byte[] topic = Arrays.copyOfRange(frame, 1, frame.length);
        JsonObject content = new JsonObject();
        content.addProperty("subscription", new String(topic, StandardCharsets.UTF_8));
        Message welcome = session.message(Protocol.IOPUB_WELCOME, content).to(List.of(topic));
        broadcast.sendToThoseWithRoom(codec.encode(welcome)); // the new one has
    }
}
