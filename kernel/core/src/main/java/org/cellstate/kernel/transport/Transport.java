package org.cellstate.kernel.transport;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

    private final MessageCodec codec;
    private final Session session;
    private final Outgoing outgoing = new Outgoing();
    private final ZContext context = new ZContext();
    private final Sockets sockets;
    private final Waker waker;
    private @Nullable Thread thread;
    private volatile boolean closing;

    private Transport(ConnectionFile file, Signer signer, Session session) throws IOException {
        this.codec = new MessageCodec(signer);
        this.session = session;
        try {
            sockets = new Sockets(context, file);
        } catch (IOException e) {
            context.close();
            throw e;
        }
        waker = new Waker(context);
    }

    /**
     * Binds the sockets. What comes in waits for {@link #deliver}, what goes out likewise.
     *
     * @throws IOException if a port is taken, or the file asks for {@code ipc}: JeroMQ imitates it over TCP, on a port that no
     *     other ZeroMQ library finds, so a client would wait for ever
     */
    public static Transport bind(ConnectionFile file, Signer signer, Session session) throws IOException {
        if (!file.transport().equals("tcp")) {
            throw new IOException("The kernel listens on TCP.\n  received: transport " + file.transport()
                    + "\n  try: c.KernelManager.transport = \"tcp\" in Jupyter's configuration");
        }
        return new Transport(file, signer, session);
    }

    /** Begins to deliver. Called once. */
    public synchronized void deliver(Inbox inbox) {
        Thread io = new Thread(() -> run(inbox), "cellstate-io");
        io.setDaemon(true);
        thread = io;
        io.start();
    }

    /**
     * Sends a message, after all that were handed in before it, on whichever channel. From any thread; it waits only on iopub,
     * while much output is on its way. After the close messages are dropped.
     */
    public void send(Channel channel, Message message) {
        if (outgoing.put(new Outgoing.Parcel(channel, codec.encode(message)))) {
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
                poller.poll(more ? 0 : -1);
                more = turn(inbox);
            }
        } catch (RuntimeException | Error e) {
            inbox.failed(e);
        } finally {
            sendAll(inbox);
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

    private void sendAll(Inbox inbox) {
        Outgoing.Parcel parcel;
        while ((parcel = outgoing.poll()) != null) {
            try {
                if (parcel.channel() == Channel.IOPUB) {
                    receive(Channel.IOPUB, inbox); // a new subscriber is welcomed before anything else reaches it
                }
                sockets.send(parcel.channel(), parcel.frames());
            } catch (RuntimeException e) {
                inbox.failed(e);
            }
        }
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
        sockets.send(Channel.IOPUB, codec.encode(welcome));
    }
}
