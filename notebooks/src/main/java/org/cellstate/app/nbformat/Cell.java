package org.cellstate.app.nbformat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** One cell of a notebook: an immutable value that keeps every field of the file, known or not. */
public final class Cell {

    private final JsonObject json;

    private Cell(JsonObject json) {
        this.json = json;
    }

    static Cell of(JsonObject json) {
        return new Cell(json.deepCopy());
    }

    /** Returns a new code cell without outputs. */
    public static Cell code(String source, List<String> tags) {
        JsonObject json = new JsonObject();
        json.addProperty("cell_type", "code");
        json.add("execution_count", JsonNull.INSTANCE);
        JsonObject metadata = new JsonObject();
        JsonArray tagArray = new JsonArray();
        tags.forEach(tagArray::add);
        metadata.add("tags", tagArray);
        json.add("metadata", metadata);
        json.add("outputs", new JsonArray());
        json.add("source", Multiline.split(source));
        return new Cell(json);
    }

    public boolean isCode() {
        return type().equals("code");
    }

    /** Returns {@code code}, {@code markdown} or {@code raw}. */
    public String type() {
        return JsonFields.string(json, "cell_type");
    }

    /** Returns the identity that format 4.5 gives each cell, or an empty string. */
    public String id() {
        return JsonFields.string(json, "id");
    }

    public String source() {
        return Multiline.join(json.get("source"));
    }

    /** Returns the first line of the source that is not empty, or an empty string. */
    public String firstLine() {
        return source().lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElse("");
    }

    public boolean hasTag(String tag) {
        return JsonFields.strings(JsonFields.object(json, "metadata").get("tags"))
                .contains(tag);
    }

    /** Tells whether the cell's source or its outputs were folded away by its author. */
    public boolean hides(String part) {
        JsonObject jupyter = JsonFields.object(JsonFields.object(json, "metadata"), "jupyter");
        return JsonFields.string(jupyter, part + "_hidden").equals("true");
    }

    public OptionalInt executionCount() {
        return JsonFields.integer(json, "execution_count");
    }

    /** Returns the outputs of a code cell; a cell of another type has none. */
    public List<Output> outputs() {
        List<Output> outputs = new ArrayList<>();
        if (json.get("outputs") instanceof JsonArray array) {
            array.forEach(output -> outputs.add(Output.of(output.getAsJsonObject())));
        }
        return List.copyOf(outputs);
    }

    /** Returns the pictures pasted into a markdown cell: for each file name its content by MIME type. */
    public JsonObject attachments() {
        return JsonFields.object(json, "attachments").deepCopy();
    }

    public Cell withOutputs(List<Output> outputs, OptionalInt executionCount) {
        JsonArray array = new JsonArray();
        outputs.forEach(output -> array.add(output.toJson()));
        JsonObject copy = json.deepCopy();
        copy.add("outputs", array);
        if (executionCount.isPresent()) {
            copy.addProperty("execution_count", executionCount.getAsInt());
        } else {
            copy.add("execution_count", JsonNull.INSTANCE);
        }
        return new Cell(copy);
    }

    Cell withId(String id) {
        JsonObject copy = json.deepCopy();
        copy.addProperty("id", id);
        return new Cell(copy);
    }

    JsonElement toJson() {
        return json.deepCopy();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Cell that && json.equals(that.json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    @Override
    public String toString() {
        return type() + " cell: " + firstLine();
    }
}
