package org.cellstate.app.nbformat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/**
 * JSON text as Jupyter puts it into files: one space of indent per level, keys sorted by code point, characters beyond ASCII
 * as they are, a newline at the end.
 */
final class JupyterJson {

    private final StringBuilder out = new StringBuilder();

    private JupyterJson() {}

    static String write(JsonElement tree) {
        JupyterJson json = new JupyterJson();
        json.append(tree, 0);
        return json.out.append('\n').toString();
    }

    private void append(JsonElement element, int depth) {
        if (element instanceof JsonObject object) {
            appendObject(object, depth);
        } else if (element instanceof JsonArray array) {
            appendArray(array, depth);
        } else if (element instanceof JsonPrimitive primitive && primitive.isString()) {
            appendString(primitive.getAsString());
        } else {
            // Numbers were parsed lazily: their text is the text that was read.
            out.append(element.isJsonNull() ? "null" : element.getAsString());
        }
    }

    private void appendObject(JsonObject object, int depth) {
        if (object.isEmpty()) {
            out.append("{}");
            return;
        }
        List<String> keys = new ArrayList<>(object.keySet());
        keys.sort((a, b) ->
                Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray()));
        char separator = '{';
        for (String key : keys) {
            out.append(separator);
            newLine(depth + 1);
            appendString(key);
            out.append(": ");
            append(object.get(key), depth + 1);
            separator = ',';
        }
        newLine(depth);
        out.append('}');
    }

    private void appendArray(JsonArray array, int depth) {
        if (array.isEmpty()) {
            out.append("[]");
            return;
        }
        out.append('[');
        for (Iterator<JsonElement> elements = array.iterator(); elements.hasNext(); ) {
            newLine(depth + 1);
            append(elements.next(), depth + 1);
            if (elements.hasNext()) {
                out.append(',');
            }
        }
        newLine(depth);
        out.append(']');
    }

    private void newLine(int depth) {
        out.append('\n').append(" ".repeat(depth));
    }

    private void appendString(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\f' -> out.append("\\f");
                case '\b' -> out.append("\\b");
                default -> {
                    if (c < 0x20 || isLoneSurrogate(text, i)) {
                        out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    /** Half a pair cannot be encoded as UTF-8; escaped, it survives. */
    private static boolean isLoneSurrogate(String text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        return Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
    }
}
