package org.cellstate.kernel.wire;

import com.google.gson.JsonObject;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** One end of a conversation: stamps the messages it makes with its name, a running number and the time. For any thread. */
public final class Session {

    private final String id;
    private final String username;
    private final Clock clock;
    private final AtomicLong count = new AtomicLong();

    public Session(String id, String username, Clock clock) {
        this.id = id;
        this.username = username;
        this.clock = clock;
    }

    /** Returns a session with a random identifier. */
    public static Session start(String username) {
        return new Session(UUID.randomUUID().toString(), username, Clock.systemUTC());
    }

    /** Returns the identifier that stands in every header. */
    public String id() {
        return id;
    }

    /** Returns a message that nothing caused: a request. */
    public Message message(String type, JsonObject content) {
        return message(type, new JsonObject(), content);
    }

    /**
     * Returns a message that another one caused.
     *
     * @param parent the header of that one, empty if there is none
     */
    public Message message(String type, JsonObject parent, JsonObject content) {
        Header header = Header.of(id + "_" + count.incrementAndGet(), id, username, clock.instant(), type);
        return new Message(List.of(), header, parent, new JsonObject(), content, List.of());
    }

    /** Returns the reply to a request, addressed to its sender. */
    public Message reply(Message request, JsonObject content) {
        return message(Protocol.replyTo(request.type()), request.header().json(), content)
                .to(request.identities());
    }
}
