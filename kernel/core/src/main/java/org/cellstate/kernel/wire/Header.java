package org.cellstate.kernel.wire;

import com.google.gson.JsonObject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who sent a message, when, and of what type it is.
 *
 * <p>It keeps the JSON it was read from, fields unknown here included, because a reply repeats its request's header as it came.
 */
public final class Header {

    /** Microseconds in UTC, as every client reads them. */
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private final JsonObject json;
    private final String id;
    private final String type;

    private Header(JsonObject json) {
        Fields fields = new Fields(json);
        this.json = json;
        this.id = fields.text("msg_id");
        this.type = fields.text("msg_type");
    }

    /** Returns a new header. */
    public static Header of(String id, String session, String username, Instant date, String type) {
        JsonObject json = new JsonObject();
        json.addProperty("msg_id", id);
        json.addProperty("session", session);
        json.addProperty("username", username);
        json.addProperty("date", DATE.format(date));
        json.addProperty("msg_type", type);
        json.addProperty("version", Protocol.VERSION);
        return new Header(json);
    }

    /**
     * Returns the header that a JSON object holds.
     *
     * @throws InvalidContentException if {@code msg_id} or {@code msg_type} is not there
     */
    public static Header of(JsonObject json) {
        return new Header(json);
    }

    /** Returns what tells this message from all others of its session. */
    public String id() {
        return id;
    }

    /** Returns the message type, for instance {@code execute_request}. */
    public String type() {
        return type;
    }

    /** Returns the sender's session, empty where the sender gave none. */
    public String session() {
        return new Fields(json).text("session", "");
    }

    /** Returns when the message was made, in ISO 8601 with microseconds, as the sender wrote it; empty where it gave none. */
    public String date() {
        return new Fields(json).text("date", "");
    }

    /** Returns the header as JSON, which must not be changed. */
    public JsonObject json() {
        return json;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Header that && json.equals(that.json);
    }

    @Override
    public int hashCode() {
        return Objects.hash(json);
    }

    @Override
    public String toString() {
        return type + " " + id;
    }
}
