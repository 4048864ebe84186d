package org.cellstate.tests.bench.protocol;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An answer to a {@link Request}. */
public sealed interface Reply {

    /**
     * It is done.
     *
     * @param milliseconds of each timed step; empty where the task has none
     * @param note how it was done: versions, the variant that was taken
     */
    record Done(List<Double> milliseconds, String note) implements Reply {

        public Done {
            milliseconds = List.copyOf(milliseconds);
        }
    }

    /**
     * It cannot be done.
     *
     * @param why in a few words
     */
    record Refused(String why) implements Reply {}

    /** Returns the line that gives this answer, without its end. */
    default String line(long id) {
        JsonObject json = new JsonObject();
        json.addProperty("id", id);
        if (this instanceof Done done) {
            JsonArray times = new JsonArray();
            done.milliseconds().forEach(times::add);
            json.add("ms", times);
            json.addProperty("note", done.note());
        } else if (this instanceof Refused refused) {
            json.addProperty("error", refused.why());
        }
        return json.toString();
    }

    /** Reads a line; empty if it is not the answer to that question but something that a library printed. */
    static Optional<Reply> of(String line, long id) {
        if (!line.startsWith("{")) {
            return Optional.empty();
        }
        JsonObject json;
        try {
            json = JsonParser.parseString(line).getAsJsonObject();
        } catch (JsonParseException | IllegalStateException e) {
            return Optional.empty();
        }
        if (!json.has("id") || json.get("id").getAsLong() != id) {
            return Optional.empty();
        }
        if (json.has("error")) {
            return Optional.of(new Refused(json.get("error").getAsString()));
        }
        List<Double> times = new ArrayList<>();
        for (JsonElement time : json.getAsJsonArray("ms")) {
            times.add(time.getAsDouble());
        }
        return Optional.of(new Done(times, json.get("note").getAsString()));
    }
}
