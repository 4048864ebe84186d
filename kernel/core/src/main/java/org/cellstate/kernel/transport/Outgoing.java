package org.cellstate.kernel.transport;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.cellstate.kernel.wire.Channel;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be sent, in the order in which it was put in, over all channels: a reply never overtakes the output before it.
 *
 * <p>Output is held back when too many bytes of it wait, so a cell that prints without end runs at the speed of the socket
 * instead of filling the memory. Waiting ignores interrupts: an interrupted cell's last words are sent, too.
 */
final class Outgoing {

    /** Bytes that may wait before output has to. */
    static final long LIMIT = 16L << 20;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    private final Queue<Parcel> parcels = new ArrayDeque<>();
    private long waiting;
    private boolean closed;

    /** Frames for one channel. */
    record Parcel(Channel channel, List<byte[]> frames) {

        private long size() {
            return frames.stream().mapToLong(frame -> frame.length).sum();
        }
    }

    /**
     * Puts frames in the queue; returns false, without doing so, if it was closed.
     *
     * @param output whether it waits for room: what cells print and show does, what answers a client does not
     */
    boolean put(Parcel parcel, boolean output) {
        lock.lock();
        try {
            while (output && waiting > LIMIT && !closed) {
                room.awaitUninterruptibly();
            }
            if (closed) {
                return false;
            }
            parcels.add(parcel);
            waiting += parcel.size();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Takes the next frames, or null if nothing waits. */
    @Nullable Parcel poll() {
        lock.lock();
        try {
            Parcel parcel = parcels.poll();
            if (parcel != null) {
                waiting -= parcel.size();
                room.signalAll();
            }
            return parcel;
        } finally {
            lock.unlock();
        }
    }

    /** Accepts nothing more; what is in it can still be taken. */
    void close() {
        lock.lock();
        try {
            closed = true;
            room.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
