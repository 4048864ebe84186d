package org.cellstate.kernel.magic;

/** Cells in which everything but some parts is blanked, so that offsets, lines and columns stay those of the cell. */
final class Blanked {

    private Blanked() {}

    /** Returns the cell with only these parts left, as many UTF-16 units long. */
    static String except(String cell, Span... kept) {
        StringBuilder text = new StringBuilder(cell);
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != '\n' && !isKept(i, kept)) {
                text.setCharAt(i, ' ');
            }
        }
        return text.toString();
    }

    /** Returns the same, as many code points long: for the positions of an editor. */
    static String codePoints(String cell, Span... kept) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < cell.length(); i += Character.charCount(cell.codePointAt(i))) {
            int c = cell.codePointAt(i);
            text.appendCodePoint(c == '\n' || isKept(i, kept) ? c : ' ');
        }
        return text.toString();
    }

    private static boolean isKept(int offset, Span... kept) {
        for (Span span : kept) {
            if (span.start() <= offset && offset < span.end()) {
                return true;
            }
        }
        return false;
    }
}
