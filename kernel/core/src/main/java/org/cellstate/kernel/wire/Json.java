package org.cellstate.kernel.wire;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** JSON objects from and to UTF-8, strictly by RFC 8259; numbers keep their digits. */
public final class Json {

    private static final Gson GSON =
            new GsonBuilder().serializeNulls().disableHtmlEscaping().create();
    private static final Gson PRETTY = GSON.newBuilder().setPrettyPrinting().create();
    private static final TypeAdapter<JsonElement> ELEMENTS = GSON.getAdapter(JsonElement.class);

    private Json() {}

    /**
     * Returns the object that a text holds.
     *
     * @throws JsonParseException if the text is anything but one JSON object
     */
    public static JsonObject object(String text) {
        try (JsonReader reader = new JsonReader(new StringReader(text))) {
            reader.setStrictness(Strictness.STRICT);
            JsonElement element = ELEMENTS.read(reader);
            if (reader.peek() != JsonToken.END_DOCUMENT) {
                throw new JsonParseException("something follows the JSON value");
            }
            if (!element.isJsonObject()) {
                throw new JsonParseException("a JSON object is expected");
            }
            return element.getAsJsonObject();
        } catch (IOException e) {
            throw new JsonParseException(e.getMessage(), e);
        }
    }

    /**
     * Returns the object that UTF-8 bytes hold.
     *
     * @throws JsonParseException if the bytes are not UTF-8 or anything but one JSON object
     */
    public static JsonObject object(byte[] utf8) {
        try {
            return object(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString());
        } catch (CharacterCodingException e) {
            throw new JsonParseException("not UTF-8", e);
        }
    }

    /** Returns an object's UTF-8 bytes, without line breaks. */
    public static byte[] bytes(JsonObject object) {
        return GSON.toJson(object).getBytes(StandardCharsets.UTF_8);
    }

    /** Returns an object as text for people, on several lines. */
    public static String pretty(JsonObject object) {
        return PRETTY.toJson(object);
    }
}
