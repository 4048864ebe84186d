package org.cellstate.kernel.display;

import com.google.gson.JsonObject;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.cellstate.kernel.wire.Protocol;

/**
 * One cell's output on its way out: small writes are put together into few messages, and nothing overtakes anything.
 *
 * <p>Bytes of one stream are gathered until there are {@value #FULL} of them, the other stream is written to, or somebody
 * flushes. A character whose bytes come in two writes stays whole. Publishing happens under this buffer's lock, which makes a
 * display appear after the lines printed before it.
 */
final class StreamBuffer {

    /** Bytes that are sent at the latest. */
    static final int FULL = 16 << 10;

    private final Publisher publisher;
    private final JsonObject parent;
    private final Runnable flushSoon;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<StreamName, ByteBuffer> pending = new EnumMap<>(StreamName.class);
    private StreamName stream = StreamName.STDOUT;
    private boolean flushDue;
    private boolean muted;

    /**
     * Makes an empty buffer.
     *
     * @param flushSoon asked to see to a {@link #flush} soon, when the first byte comes and none is under way
     */
    StreamBuffer(Publisher publisher, JsonObject parent, Runnable flushSoon) {
        this.publisher = publisher;
        this.parent = parent;
        this.flushSoon = flushSoon;
    }

    void write(StreamName name, byte[] bytes, int offset, int length) {
        if (length == 0) {
            return;
        }
        lock.lock();
        try {
            if (muted) {
                return;
            }
            if (name != stream) {
                send();
                stream = name;
            }
            int from = offset;
            int end = offset + length;
            while (from < end) {
                ByteBuffer room = room(end - from);
                int taken = Math.min(end - from, room.remaining());
                room.put(bytes, from, taken);
                from += taken;
                if (room.position() == FULL) {
                    send();
                }
            }
            if (!flushDue) {
                flushDue = true;
                flushSoon.run();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Sends what is gathered, all but the beginning of a character whose rest has not come. */
    void flush() {
        lock.lock();
        try {
            flushDue = false;
            send();
        } finally {
            lock.unlock();
        }
    }

    /** Sends what is gathered, and after it another message of this cell. */
    void publish(String type, JsonObject content) {
        lock.lock();
        try {
            if (!muted) {
                send();
                publisher.publish(type, parent, content);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Sends what is gathered, and nothing that comes later. */
    void mute() {
        lock.lock();
        try {
            send();
            muted = true;
        } finally {
            lock.unlock();
        }
    }

    /** Returns the present stream's buffer, grown towards what is asked for but never beyond the limit. */
    private ByteBuffer room(int wanted) {
        ByteBuffer buffer = pending.computeIfAbsent(stream, name -> ByteBuffer.allocate(256));
        if (buffer.remaining() < wanted && buffer.capacity() < FULL) {
            int capacity = Math.min(FULL, Math.max(buffer.capacity() * 2, buffer.position() + wanted));
            buffer = ByteBuffer.allocate(capacity).put(buffer.flip());
            pending.put(stream, buffer);
        }
        return buffer;
    }

    private void send() {
        ByteBuffer bytes = pending.get(stream);
        if (bytes == null || bytes.position() == 0) {
            return;
        }
        bytes.flip();
        CharBuffer text = CharBuffer.allocate(bytes.remaining());
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        decoder.decode(bytes, text, false);
        bytes.compact();
        text.flip();
        if (text.hasRemaining()) {
            JsonObject content = new JsonObject();
            content.addProperty("name", stream.wireName());
            content.addProperty("text", text.toString());
            publisher.publish(Protocol.STREAM, parent, content);
        }
    }
}
