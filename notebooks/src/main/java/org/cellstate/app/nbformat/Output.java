package org.cellstate.app.nbformat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** One output below a code cell. */
public sealed interface Output {

    /**
     * Text that was printed.
     *
     * @param name {@code stdout} or {@code stderr}
     * @param text may hold ANSI colours
     */
    record Printed(String name, String text) implements Output {}

    /**
     * Something shown, in one or more representations.
     *
     * @param data content by MIME type: text and base64 as JSON strings, JSON types as trees
     * @param metadata by MIME type, for instance the width of a picture
     * @param executionCount the count of the cell if this is its result, absent if it was displayed
     */
    record Shown(JsonObject data, JsonObject metadata, OptionalInt executionCount) implements Output {

        /** Returns a text representation with its lines joined, or an empty string. */
        public String text(String mimeType) {
            return Multiline.join(data.get(mimeType));
        }
    }

    /** The error that ended the cell. */
    record Failed(String name, String message, List<String> traceback) implements Output {

        public Failed {
            traceback = List.copyOf(traceback);
        }
    }

    /** Reads an output as a notebook file or a message holds it. */
    static Output of(JsonObject json) {
        String type = JsonFields.string(json, "output_type");
        return switch (type) {
            case "stream" -> new Printed(JsonFields.string(json, "name"), Multiline.join(json.get("text")));
            case "error" ->
                new Failed(
                        JsonFields.string(json, "ename"),
                        JsonFields.string(json, "evalue"),
                        JsonFields.strings(json.get("traceback")));
            default ->
                new Shown(
                        JsonFields.object(json, "data"),
                        JsonFields.object(json, "metadata"),
                        JsonFields.integer(json, "execution_count"));
        };
    }

    /** Returns the output as a notebook file holds it. */
    default JsonObject toJson() {
        JsonObject json = new JsonObject();
        if (this instanceof Printed printed) {
            json.addProperty("output_type", "stream");
            json.addProperty("name", printed.name());
            json.add("text", Multiline.split(printed.text()));
        } else if (this instanceof Failed failed) {
            json.addProperty("output_type", "error");
            json.addProperty("ename", failed.name());
            json.addProperty("evalue", failed.message());
            JsonArray traceback = new JsonArray();
            failed.traceback().forEach(traceback::add);
            json.add("traceback", traceback);
        } else if (this instanceof Shown shown) {
            boolean result = shown.executionCount().isPresent();
            json.addProperty("output_type", result ? "execute_result" : "display_data");
            json.add("data", splitLines(shown.data()));
            json.add("metadata", shown.metadata().deepCopy());
            if (result) {
                json.addProperty("execution_count", shown.executionCount().getAsInt());
            }
        }
        return json;
    }

    private static JsonObject splitLines(JsonObject data) {
        JsonObject split = new JsonObject();
        for (Map.Entry<String, JsonElement> entry : data.entrySet()) {
            String type = entry.getKey();
            boolean lines =
                    type.startsWith("text/") || type.equals("image/svg+xml") || type.equals("application/javascript");
            boolean text = entry.getValue() instanceof JsonPrimitive value && value.isString();
            split.add(
                    type,
                    lines && text
                            ? Multiline.split(entry.getValue().getAsString())
                            : entry.getValue().deepCopy());
        }
        return split;
    }
}
