package org.cellstate.kernel.api;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** JSON text as a tree of maps, lists, strings, numbers, booleans and nulls. This package depends on nothing, so it reads itself. */
public final class JsonText {

    private static final int DEEPEST = 200;

    private final String text;
    private int at;

    private JsonText(String text) {
        this.text = text;
    }

    /**
     * Returns the tree of a text.
     *
     * @throws IllegalArgumentException if it is no JSON
     */
    public static @Nullable Object parsed(String text) {
        JsonText json = new JsonText(text);
        Object value = json.value(0);
        json.space();
        if (json.at < text.length()) {
            throw json.problem("the end");
        }
        return value;
    }

    private @Nullable Object value(int depth) {
        space();
        if (at >= text.length() || depth > DEEPEST) {
            throw problem("a value, nested at most " + DEEPEST + " times");
        }
        return switch (text.charAt(at)) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private Map<String, @Nullable Object> object(int depth) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        at++;
        if (taken('}')) {
            return object;
        }
        do {
            space();
            if (at >= text.length() || text.charAt(at) != '"') {
                throw problem("a name in quotes");
            }
            String name = string();
            require(':');
            object.put(name, value(depth + 1));
        } while (taken(','));
        require('}');
        return object;
    }

    private List<@Nullable Object> array(int depth) {
        List<@Nullable Object> array = new ArrayList<>();
        at++;
        if (taken(']')) {
            return array;
        }
        do {
            array.add(value(depth + 1));
        } while (taken(','));
        require(']');
        return array;
    }

    private String string() {
        StringBuilder string = new StringBuilder();
        at++;
        while (at < text.length() && text.charAt(at) != '"') {
            char c = text.charAt(at++);
            if (c < ' ') {
                throw problem("a character that is no control character");
            }
            string.append(c == '\\' ? escaped() : c);
        }
        require('"');
        return string.toString();
    }

    private char escaped() {
        if (at >= text.length()) {
            throw problem("the rest of the string");
        }
        char c = text.charAt(at++);
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> hexadecimal();
            default -> throw problem("one of \" \\ / b f n r t u after a backslash");
        };
    }

    private char hexadecimal() {
        String digits = text.substring(at, Math.min(text.length(), at + 4));
        if (!digits.matches("[0-9a-fA-F]{4}")) {
            throw problem("four hexadecimal digits");
        }
        at += 4;
        return (char) Integer.parseInt(digits, 16);
    }

    private @Nullable Object word(String word, @Nullable Object value) {
        if (!text.startsWith(word, at)) {
            throw problem("a value");
        }
        at += word.length();
        return value;
    }

    private Number number() {
        int start = at;
        while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        String digits = text.substring(start, at);
        if (!digits.matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?")) {
            at = start;
            throw problem("a value");
        }
        if (digits.matches("-?[0-9]{1,18}")) {
            return Long.valueOf(digits);
        }
        return new java.math.BigDecimal(digits);
    }

    private void space() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private boolean taken(char c) {
        space();
        boolean there = at < text.length() && text.charAt(at) == c;
        at += there ? 1 : 0;
        return there;
    }

    private void require(char c) {
        boolean there = c == '"' ? at < text.length() && text.charAt(at) == c : taken(c);
        if (!there) {
            throw problem("a " + c);
        }
        at += c == '"' ? 1 : 0;
    }

    private IllegalArgumentException problem(String wanted) {
        int line = 1
                + (int) text.substring(0, Math.min(at, text.length()))
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
        String rest = at >= text.length()
                ? "the end of the text"
                : "\"" + PlainText.shortened(PlainText.line(text.substring(at)), 20) + "\"";
        return new IllegalArgumentException("JSON text must be well formed.\n  received: " + rest + " in line " + line
                + " at character " + at + ", where " + wanted + " is needed\n  try: correct it there");
    }

    /** Returns a value as a tree that JSON has: records as objects, everything else that JSON has not as text. */
    static @Nullable Object tree(@Nullable Object value, int depth) {
        if (value == null || value instanceof Number || value instanceof Boolean) {
            return value;
        }
        if (depth > DEEPEST) {
            throw new IllegalArgumentException(
                    "A value for JSON must not hold itself.\n  received: one nested more than " + DEEPEST
                            + " times\n  try: leave the reference out that leads back");
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> object = new LinkedHashMap<>();
            map.forEach((key, item) -> object.put(String.valueOf(key), tree(item, depth + 1)));
            return object;
        }
        if (value instanceof Record record) {
            Map<String, @Nullable Object> object = new LinkedHashMap<>();
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                object.put(component.getName(), tree(Sketch.component(record, component), depth + 1));
            }
            return object;
        }
        if (value instanceof java.util.Collection<?> || value.getClass().isArray()) {
            List<@Nullable Object> array = new ArrayList<>();
            int all = Integer.MAX_VALUE;
            Ends.of(value, new Ends.Bounds(all, all, 0))
                    .orElseThrow()
                    .head()
                    .forEach(item -> array.add(tree(item, depth + 1)));
            return array;
        }
        return String.valueOf(value);
    }

    /** Returns a tree as text, two spaces for each level. Numbers that JSON has not, NaN and the infinities, become null. */
    public static String written(@Nullable Object tree) {
        StringBuilder out = new StringBuilder();
        write(tree, "\n", out);
        return out.toString();
    }

    /** Returns a tree as text on one line, otherwise as {@link #written} does. */
    public static String line(@Nullable Object tree) {
        return written(tree)
                .replaceAll(",\n *", ", ")
                .replaceAll("\n *", ""); // strings have no line ends: they are escaped
    }

    private static void write(@Nullable Object tree, String indent, StringBuilder out) {
        String inner = indent + "  ";
        if (tree instanceof Map<?, ?> map && !map.isEmpty()) {
            String separator = "{";
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                out.append(separator).append(inner);
                quote(String.valueOf(entry.getKey()), out);
                out.append(": ");
                write(entry.getValue(), inner, out);
                separator = ",";
            }
            out.append(indent).append('}');
        } else if (tree instanceof List<?> list && !list.isEmpty()) {
            String separator = "[";
            for (Object item : list) {
                out.append(separator).append(inner);
                write(item, inner, out);
                separator = ",";
            }
            out.append(indent).append(']');
        } else if (tree instanceof String string) {
            quote(string, out);
        } else if (tree instanceof Map) {
            out.append("{}");
        } else {
            boolean notJson = (tree instanceof Double d && !Double.isFinite(d))
                    || (tree instanceof Float f && !Float.isFinite(f));
            out.append(notJson ? "null" : Objects.toString(tree));
        }
    }

    private static void quote(String string, StringBuilder out) {
        out.append('"')
                .append(PlainText.line(string.replace("\\", "\\\\").replace("\"", "\\\"")))
                .append('"');
    }
}
