package org.cellstate.kernel.transport;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.cellstate.kernel.wire.Channel;
import org.cellstate.kernel.wire.ConnectionFile;
import org.jspecify.annotations.Nullable;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

/** The five bound sockets. Made on one thread, then touched by the I/O thread alone. */
final class Sockets {

    /** How long the last idle and the reply to a shutdown may take to leave after the close, in milliseconds. */
    private static final int LINGER = 400;

    /** Bytes of the largest frame taken: memory for a frame is given out before anything of it is checked. */
    private static final long LARGEST = 256L << 20;

    private static final Map<Channel, SocketType> TYPES = Map.of(
            Channel.SHELL, SocketType.ROUTER,
            Channel.CONTROL, SocketType.ROUTER,
            Channel.STDIN, SocketType.ROUTER,
            Channel.HEARTBEAT, SocketType.ROUTER,
            Channel.IOPUB, SocketType.XPUB);

    private final Map<Channel, ZMQ.Socket> sockets = new EnumMap<>(Channel.class);

    /**
     * Binds them.
     *
     * @throws IOException if an address is taken or not this machine's
     */
    Sockets(ZContext context, ConnectionFile file) throws IOException {
        for (Channel channel : Channel.values()) {
            SocketType type = TYPES.getOrDefault(channel, SocketType.ROUTER);
            ZMQ.Socket socket = context.createSocket(type);
            socket.setHWM(0);
            socket.setLinger(LINGER);
            socket.setMaxMsgSize(LARGEST);
            if (type == SocketType.XPUB) {
                socket.setSndHWM(Broadcast.WAITING);
                socket.setXpubVerbose(true); // each subscriber is welcomed, not only the first
            } else {
                socket.setRouterHandover(true); // a client that reconnects under its old name is the same client
            }
            bind(socket, channel, file.address(channel));
            sockets.put(channel, socket);
        }
    }

    private static void bind(ZMQ.Socket socket, Channel channel, String address) throws IOException {
        try {
            socket.bind(address);
        } catch (ZMQException e) {
            throw new IOException(
                    "The kernel must be able to listen on every address of its connection file.\n  received: "
                            + channel.portField() + " at " + address + ": " + e.getMessage()
                            + "\n  try: start the kernel again, with other ports",
                    e);
        }
    }

    ZMQ.Socket get(Channel channel) {
        ZMQ.Socket socket = sockets.get(channel);
        if (socket == null) {
            throw new IllegalStateException("no socket for " + channel);
        }
        return socket;
    }

    /**
     * Sends the frames of one message to one peer. With no limit on what ZeroMQ holds, this does not block. Iopub has a limit, see
     * {@link Broadcast}.
     */
    void send(Channel channel, List<byte[]> frames) {
        ZMQ.Socket socket = get(channel);
        int last = frames.size() - 1;
        for (int i = 0; i <= last; i++) {
            socket.send(frames.get(i), i < last ? ZMQ.SNDMORE : 0);
        }
    }

    /** Returns the frames of one message, or null if none has come. */
    @Nullable List<byte[]> receive(Channel channel) {
        ZMQ.Socket socket = get(channel);
        byte[] frame = socket.recv(ZMQ.DONTWAIT);
        if (frame == null) {
            return null;
        }
        List<byte[]> frames = new ArrayList<>();
        frames.add(frame);
        while (socket.hasReceiveMore()) {
            frames.add(socket.recv());
        }
        return frames;
    }
}
