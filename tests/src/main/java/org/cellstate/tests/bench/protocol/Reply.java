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
     * @param values what came out, where the task asks for it
     * @param note how it was done: versions, the variant that was taken
     */
    record Done(List<Double> milliseconds, List<Double> values, String note) implements Reply {

        public Done {
            milliseconds = List.copyOf(milliseconds);
            values = List.copyOf(values);
        }

        public Done(List<Double> milliseconds, String note) {
            this(milliseconds, List.of(), note);
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
            json.add("ms", numbers(done.milliseconds()));
            if (!done.values().isEmpty()) {
                json.add("values", numbers(done.values()));
            }
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
        List<Double> values = json.has("values") ? numbers(json.getAsJsonArray("values")) : List.of();
        return Optional.of(new Done(
                numbers(json.getAsJsonArray("ms")), values, json.get("note").getAsString()));
    }

    private static JsonArray numbers(List<Double> values) {
        JsonArray array = new JsonArray();
        values.forEach(array::add);
        return array;
    }

    private static List<Double> numbers(JsonArray array) {
        List<Double> values = new ArrayList<>();
        for (JsonElement value : array) {
            values.add(value.getAsDouble());
        }
        return values;
    }
}
