package org.cellstate.kernel.transport;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.zeromq.ZMQ;

/**
 * Sends to every subscriber of iopub within bounded memory: waits for subscribers that read slowly, and goes on without those
 * that do not read at all, which then miss messages until they read again. On the I/O thread.
 *
 * <p>ZeroMQ does not say which subscriber has no room. So while one is gone on without, messages leave at a pace that every program
 * that reads can keep; one that falls {@value #WAITING} messages behind meanwhile misses some, too.
 */
final class Broadcast {

    /** Messages that may wait for one subscriber; a message of printed text has up to 16 KB of it. */
    static final int WAITING = 1000;

    /** Milliseconds a message while a subscriber is gone on without, and how many may come at once. */
    private static final long PACE = 2;

    private static final int BURST = 100;

    /** The most that is waited when the kernel ends. */
    private static final long LAST_PATIENCE = TimeUnit.MILLISECONDS.toNanos(200);

    private final ZMQ.Socket socket;
    private long patience;
    private int allowed;
    private long allowedSince;
    private boolean hurried;
    private boolean waits;
    private boolean lossy;
    private long since;

    /**
     * Makes one.
     *
     * @param socket of type XPUB, with a high-water mark for sending
     * @param patience how long a subscriber may take none of the messages that wait for it
     */
    Broadcast(ZMQ.Socket socket, Duration patience) {
        this.socket = socket;
        this.patience = patience.toNanos();
        socket.setXpubNoDrop(true);
    }

    /** How a message went. */
    enum Sent {
        /** On its way to every subscriber. */
        TO_ALL,
        /** To be handed in again soon: a subscriber has no room. */
        NOT_YET,
        /** On its way to all but those that do not read, for the first time since all did. */
        NOT_TO_ALL
    }

    /** Sends the frames of one message. Does not block. */
    Sent send(List<byte[]> frames) {
        if (attempt(frames)) {
            waits = false;
            lossy = false;
            return Sent.TO_ALL;
        }
        long now = System.nanoTime();
        if (lossy) {
            if (!paced(now)) {
                return Sent.NOT_YET;
            }
            sendToThoseWithRoom(frames);
            return Sent.TO_ALL; // to all that are still waited for
        }
        if (!waits) {
            waits = true;
            since = now;
        }
        if (now - since < patience) {
            return Sent.NOT_YET;
        }
        lossy = true;
        waits = false;
        allowed = BURST;
        allowedSince = now;
        sendToThoseWithRoom(frames);
        return Sent.NOT_TO_ALL;
    }

    private boolean paced(long now) {
        long more = TimeUnit.NANOSECONDS.toMillis(now - allowedSince) / PACE;
        if (more > 0) {
            allowed = (int) Math.min(BURST, allowed + more);
            allowedSince = now;
        }
        if (allowed == 0) {
            return hurried;
        }
        allowed--;
        return true;
    }

    /** Makes the waits short from now on: the kernel ends. */
    void hurry() {
        hurried = true;
        patience = Math.min(patience, LAST_PATIENCE);
    }

    /** Sends the frames of one message to the subscribers that have room for it. */
    void sendToThoseWithRoom(List<byte[]> frames) {
        socket.setXpubNoDrop(false);
        try {
            attempt(frames);
        } finally {
            socket.setXpubNoDrop(true);
        }
    }

    /** Room is there for a whole message or for nothing of it, so only the first frame can fail. */
    private boolean attempt(List<byte[]> frames) {
        int last = frames.size() - 1;
        for (int i = 0; i <= last; i++) {
            int more = i < last ? ZMQ.SNDMORE : 0;
            if (!socket.send(frames.get(i), more | (i == 0 ? ZMQ.DONTWAIT : 0))) {
                return false;
            }
        }
        return true;
    }
}
