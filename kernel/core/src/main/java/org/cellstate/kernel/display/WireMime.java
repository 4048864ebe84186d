package org.cellstate.kernel.display;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.lang.reflect.Array;
import java.util.Base64;
import java.util.Map;
import org.cellstate.kernel.api.MimeBundle;

/** MIME bundles as the protocol writes them: text as it is, bytes in Base64, JSON types as JSON. */
public final class WireMime {

    private WireMime() {}

    /** Returns a bundle's content by MIME type; {@code text/plain} is always there. */
    public static JsonObject data(MimeBundle bundle) {
        JsonObject data = new JsonObject();
        bundle.data().forEach((type, content) -> data.add(type, content(type, content)));
        return data;
    }

    /** Returns a bundle's metadata by MIME type. */
    public static JsonObject metadata(MimeBundle bundle) {
        JsonObject metadata = new JsonObject();
        bundle.metadata().forEach((type, values) -> metadata.add(type, tree(values)));
        return metadata;
    }

    private static JsonElement content(String type, Object content) {
        if (content instanceof byte[] bytes) {
            return new JsonPrimitive(Base64.getEncoder().encodeToString(bytes));
        }
        boolean json = type.equals(MimeBundle.JSON) || type.endsWith("+json");
        return json ? tree(content) : new JsonPrimitive(String.valueOf(content));
    }

    /** A tree of maps, lists, arrays and plain values as JSON. JSON has no NaN and no infinity: they become null. */
    static JsonElement tree(Object value) {
        if (value instanceof JsonElement element) {
            return element;
        }
        if (value instanceof Map<?, ?> map) {
            JsonObject object = new JsonObject();
            map.forEach((key, item) -> object.add(String.valueOf(key), item == null ? JsonNull.INSTANCE : tree(item)));
            return object;
        }
        if (value instanceof Iterable<?> items) {
            JsonArray array = new JsonArray();
            items.forEach(item -> array.add(item == null ? JsonNull.INSTANCE : tree(item)));
            return array;
        }
        if (value.getClass().isArray()) {
            JsonArray array = new JsonArray();
            for (int i = 0; i < Array.getLength(value); i++) {
                Object item = Array.get(value, i);
                array.add(item == null ? JsonNull.INSTANCE : tree(item));
            }
            return array;
        }
        if (value instanceof Number number) {
            boolean floating = number instanceof Double || number instanceof Float;
            return floating && !Double.isFinite(number.doubleValue()) ? JsonNull.INSTANCE : new JsonPrimitive(number);
        }
        return value instanceof Boolean flag ? new JsonPrimitive(flag) : new JsonPrimitive(String.valueOf(value));
    }
}
