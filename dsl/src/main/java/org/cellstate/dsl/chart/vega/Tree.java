package org.cellstate.dsl.chart.vega;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.cellstate.dsl.chart.Palette;
import org.jspecify.annotations.Nullable;

/** Pieces of a JSON tree. */
final class Tree {

    private Tree() {}

    /** Returns an object of names and values in turn. Null is a value of JSON's. */
    @SuppressWarnings("NullAway")
    static Map<String, Object> of(@Nullable Object... namesAndValues) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return object;
    }

    /** Returns an object with one more entry. */
    static Map<String, Object> with(Map<String, Object> object, String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(object);
        more.put(name, value);
        return more;
    }

    /** Returns a number, or null where JSON has none. */
    static @Nullable Object number(double value) {
        return Double.isFinite(value) ? value : null;
    }

    static String colour(Palette colour) {
        return colour(colour.rgb());
    }

    /** Returns a colour as it looks on white with that opacity, from 0 to 1. */
    static String colour(Palette colour, double opacity) {
        int rgb = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            long channel = Math.round(255 - opacity * (255 - (colour.rgb() >> shift & 0xFF)));
            rgb |= (int) channel << shift;
        }
        return colour(rgb);
    }

    static String colour(int rgb) {
        return String.format(Locale.ROOT, "#%06X", rgb & 0xFFFFFF);
    }

    /** Returns a text as a literal of a Vega expression. */
    static String literal(String text) {
        StringBuilder literal = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                literal.append('\\').append(c);
            } else if (c < 0x20 || c == '\u2028' || c == '\u2029') {
                literal.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                literal.append(c);
            }
        }
        return literal.append('"').toString();
    }
}
