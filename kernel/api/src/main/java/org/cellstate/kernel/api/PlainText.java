package org.cellstate.kernel.api;

/** Text made fit to be shown: shortened, on one line, counted in columns of a terminal, or written out for HTML. */
final class PlainText {

    /** Stands between groups of thousands. */
    private static final char THIN_SPACE = '\u2009';

    private PlainText() {}

    /** Returns text with all that HTML would take for markup written out. */
    static String html(String plain) {
        return plain.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** Returns a count, its thousands grouped: {@code 1 000}. */
    static String count(long count) {
        StringBuilder digits = new StringBuilder(Long.toString(count));
        int first = count < 0 ? 1 : 0;
        for (int i = digits.length() - 3; i > first; i -= 3) {
            digits.insert(i, THIN_SPACE);
        }
        return digits.toString();
    }

    /** Returns for example {@code 1 row} or {@code 20 rows}. */
    static String count(long count, String noun) {
        return count(count) + " "
                + (count == 1 ? noun : noun.endsWith("y") ? noun.replaceAll("y$", "ies") : noun + "s");
    }

    /** Returns text, or its beginning and …, {@code most} characters in all; no character is cut in two. */
    static String shortened(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = most - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }

    /** Returns a long text as it begins, and how much of it there is. */
    static String beginning(String text, int most) {
        return text.length() <= most
                ? text
                : shortened(text, most) + "\n… " + count(text.length() - (most - 1L)) + " more characters";
    }

    /** Returns text on one line: line ends, tabs and other control characters as Java writes them in a literal. */
    static String line(String text) {
        StringBuilder line = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\n' -> line.append("\\n");
                case '\r' -> line.append("\\r");
                case '\t' -> line.append("\\t");
                default -> {
                    if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029' || isBidiControl(c)) {
                        line.append(String.format(java.util.Locale.ROOT, "\\u%04x", (int) c));
                    } else {
                        line.append(c);
                    }
                }
            }
        }
        return line.toString();
    }

    private static boolean isBidiControl(char c) {
        return (c >= '\u202a' && c <= '\u202e') || (c >= '\u2066' && c <= '\u2069');
    }

    /** Returns how many columns of a terminal a text takes: two for ideographs and pictures, none for marks set onto others. */
    static int columns(String text) {
        return text.codePoints().map(PlainText::columns).sum();
    }

    private static int columns(int point) {
        int type = Character.getType(point);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        boolean wide = (point >= 0x1100 && point <= 0x115f)
                || (point >= 0x2e80 && point <= 0xa4cf)
                || (point >= 0xac00 && point <= 0xd7a3)
                || (point >= 0xf900 && point <= 0xfaff)
                || (point >= 0xfe30 && point <= 0xfe6f)
                || (point >= 0xff00 && point <= 0xff60)
                || (point >= 0x1f300 && point <= 0x1faff)
                || (point >= 0x20000 && point <= 0x3fffd);
        return wide ? 2 : 1;
    }

    /** Returns what a failure is in a few words. Its own message may fail too. */
    static String failure(Throwable failure) {
        String name = TypeNames.of(failure.getClass());
        String message;
        try {
            message = failure.getMessage();
        } catch (RuntimeException | StackOverflowError e) {
            return name;
        }
        return message == null ? name : name + ": " + shortened(line(message), 80);
    }
}
