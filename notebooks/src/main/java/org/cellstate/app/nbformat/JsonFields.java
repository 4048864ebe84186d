package org.cellstate.app.nbformat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads fields of JSON that others wrote: what is missing or of another type reads as empty. */
final class JsonFields {

    private JsonFields() {}

    static String string(JsonObject json, String field) {
        return json.get(field) instanceof JsonPrimitive value ? value.getAsString() : "";
    }

    static JsonObject object(JsonObject json, String field) {
        return json.get(field) instanceof JsonObject value ? value : new JsonObject();
    }

    static List<String> strings(@Nullable JsonElement element) {
        return element instanceof JsonArray array
                ? StreamSupport.stream(array.spliterator(), false)
                        .filter(JsonElement::isJsonPrimitive)
                        .map(JsonElement::getAsString)
                        .toList()
                : List.of();
    }

    static OptionalInt integer(JsonObject json, String field) {
        return json.get(field) instanceof JsonPrimitive value && value.isNumber()
                ? OptionalInt.of(value.getAsInt())
                : OptionalInt.empty();
    }
}
