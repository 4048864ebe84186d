package org.cellstate.kernel.display;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON as plain Java values and back, for code that knows no JSON library. */
public final class JsonValues {

    private JsonValues() {}

    /** Returns a map as a JSON object, by the rules of {@link WireMime}. */
    public static JsonObject object(Map<String, ?> values) {
        return WireMime.tree(values).getAsJsonObject();
    }

    /** Returns a JSON object as a map that cannot be changed. */
    public static Map<String, @Nullable Object> map(JsonObject object) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        object.entrySet().forEach(entry -> map.put(entry.getKey(), value(entry.getValue())));
        return Collections.unmodifiableMap(map);
    }

    private static @Nullable Object value(JsonElement element) {
        if (element instanceof JsonObject object) {
            return map(object);
        }
        if (element instanceof JsonArray array) {
            List<@Nullable Object> list = new ArrayList<>();
            array.forEach(item -> list.add(value(item)));
            return Collections.unmodifiableList(list);
        }
        if (!(element instanceof JsonPrimitive primitive)) {
            return null;
        }
        if (primitive.isBoolean()) {
            return primitive.getAsBoolean();
        }
        return primitive.isNumber() ? number(primitive.getAsString()) : primitive.getAsString();
    }

    /** A whole number is written without point and exponent: {@code 1.0} was meant as a real one. */
    private static Number number(String digits) {
        boolean whole = digits.chars().allMatch(c -> c == '-' || (c >= '0' && c <= '9'));
        if (whole && digits.length() <= 19) {
            BigDecimal exact = new BigDecimal(digits);
            if (exact.compareTo(BigDecimal.valueOf(exact.longValue())) == 0) {
                return exact.longValue();
            }
        }
        return Double.valueOf(digits);
    }
}
