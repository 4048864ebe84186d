package org.cellstate.kernel.complete;

import java.util.Locale;

/** How well a name answers what was typed; the better first. */
enum NameMatch {
    PREFIX,
    PREFIX_IN_OTHER_CASE,
    CAMEL_HUMPS,
    NONE;

    static NameMatch of(String typed, String name) {
        if (name.startsWith(typed)) {
            return PREFIX;
        }
        if (name.toLowerCase(Locale.ROOT).startsWith(typed.toLowerCase(Locale.ROOT))) {
            return PREFIX_IN_OTHER_CASE;
        }
        return humps(typed, 0, name, 0) ? CAMEL_HUMPS : NONE;
    }

    /** Whether what is typed from {@code i} on can be laid over the words of the name from {@code j} on, where a word begins. */
    private static boolean humps(String typed, int i, String name, int j) {
        if (i == typed.length()) {
            return true;
        }
        if (j >= name.length() || Character.toLowerCase(typed.charAt(i)) != Character.toLowerCase(name.charAt(j))) {
            return false;
        }
        if (i > 0 && Character.isUpperCase(typed.charAt(i)) && !Character.isUpperCase(name.charAt(j))) {
            return false;
        }
        if (humps(typed, i + 1, name, j + 1)) {
            return true;
        }
        for (int next = j + 1; next < name.length(); next++) {
            boolean wordBegins = Character.isUpperCase(name.charAt(next)) || name.charAt(next - 1) == '_';
            if (wordBegins && humps(typed, i + 1, name, next)) {
                return true;
            }
        }
        return false;
    }
}
