package org.cellstate.kernel.server;

import com.google.gson.JsonObject;
import java.time.Instant;
import org.cellstate.kernel.wire.Channel;
import org.cellstate.kernel.wire.Message;

/** A request on its way through a lane. */
final class Request {

    private final Channel channel;
    private final Message message;
    private final Instant received;
    private volatile boolean aborted;
    private boolean answered;

    Request(Channel channel, Message message, Instant received) {
        this.channel = channel;
        this.message = message;
        this.received = received;
    }

    Channel channel() {
        return channel;
    }

    Message message() {
        return message;
    }

    /** Returns when it came in. */
    Instant received() {
        return received;
    }

    String type() {
        return message.type();
    }

    /** Returns the header that everything said about this request carries as its parent. */
    JsonObject header() {
        return message.header().json();
    }

    /** Marks it as not to be run, because a cell before it has failed. */
    void abort() {
        aborted = true;
    }

    boolean aborted() {
        return aborted;
    }

    /** Notes that the reply is sent; returns false if one was sent before. On the lane's thread. */
    boolean answer() {
        boolean first = !answered;
        answered = true;
        return first;
    }

    @Override
    public String toString() {
        return message.toString();
    }
}
