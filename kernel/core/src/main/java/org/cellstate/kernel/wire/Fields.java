package org.cellstate.kernel.wire;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.function.Predicate;

/**
 * A message's content read field by field, each checked to be of the type that the protocol gives it.
 *
 * <p>A field that is absent or {@code null} takes its default; where there is none, and for a wrong type, an
 * {@link InvalidContentException} says which field it was.
 */
public record Fields(JsonObject content) {

    /** Returns a required text. */
    public String text(String name) {
        return primitive(name, "a string", JsonPrimitive::isString).getAsString();
    }

    /** Returns a text, or a default. */
    public String text(String name, String otherwise) {
        return has(name) ? text(name) : otherwise;
    }

    /** Returns a flag, or a default. */
    public boolean flag(String name, boolean otherwise) {
        return has(name)
                ? primitive(name, "true or false", JsonPrimitive::isBoolean).getAsBoolean()
                : otherwise;
    }

    /** Returns a required whole number. */
    public int integer(String name) {
        JsonPrimitive number = primitive(name, "a whole number", JsonPrimitive::isNumber);
        try {
            return number.getAsBigDecimal().intValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw wrong(name, "a whole number within 32 bits", number);
        }
    }

    /** Returns a whole number, or a default. */
    public int integer(String name, int otherwise) {
        return has(name) ? integer(name) : otherwise;
    }

    /** Returns an object, empty where there is none. */
    public JsonObject object(String name) {
        if (!has(name)) {
            return new JsonObject();
        }
        JsonElement element = content.get(name);
        if (!element.isJsonObject()) {
            throw wrong(name, "an object", element);
        }
        return element.getAsJsonObject();
    }

    /** Returns whether the field is there and not {@code null}. */
    public boolean has(String name) {
        return content.has(name) && !content.get(name).isJsonNull();
    }

    private JsonPrimitive primitive(String name, String expected, Predicate<JsonPrimitive> check) {
        if (!has(name)) {
            throw new InvalidContentException("The content must have the field " + name + ".\n  received: "
                    + content.keySet() + "\n  try: \"" + name + "\": " + expected);
        }
        JsonElement element = content.get(name);
        if (!element.isJsonPrimitive() || !check.test(element.getAsJsonPrimitive())) {
            throw wrong(name, expected, element);
        }
        return element.getAsJsonPrimitive();
    }

    private static InvalidContentException wrong(String name, String expected, JsonElement received) {
        String shown = received.toString();
        String cut = shown.length() <= 80 ? shown : shown.substring(0, 80) + "...";
        return new InvalidContentException("The field " + name + " must be " + expected + ".\n  received: " + cut
                + "\n  try: \"" + name + "\": " + expected);
    }
}
