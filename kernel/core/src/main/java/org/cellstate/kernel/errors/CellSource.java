package org.cellstate.kernel.errors;

/**
 * The text of a cell and what it is called in errors. Offsets count UTF-16 units; lines and columns count from 1, columns in
 * code points.
 *
 * @param title for instance {@code cell 12}
 */
public record CellSource(String title, String text) {

    /** A line and a column, both from 1; the column counts code points. */
    public record Position(int line, int column) {}

    /** Returns the line and column of an offset; an offset beyond the text is taken as its end. */
    public Position position(int offset) {
        int end = clamp(offset);
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < end; i++) {
            if (text.charAt(i) == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        return new Position(line, text.codePointCount(lineStart, end) + 1);
    }

    /** Returns the text of a line, without its end; empty beyond the text. */
    public String line(int number) {
        return text.lines().skip(Math.max(0, number - 1)).findFirst().orElse("");
    }

    /**
     * Returns the line that an offset stands in with a run of carets below what stands from {@code start} to {@code end}, as far as
     * it reaches in that line; at least one caret. Tabs are kept so that the carets stand below their characters.
     */
    public String underlined(int start, int end) {
        int from = clamp(start);
        int lineStart = text.lastIndexOf('\n', from - 1) + 1;
        int lineEnd = text.indexOf('\n', from) < 0 ? text.length() : text.indexOf('\n', from);
        int to = Math.max(from, Math.min(clamp(end), lineEnd));
        String indent = text.substring(lineStart, from)
                .codePoints()
                .collect(StringBuilder::new, (b, c) -> b.append(c == '\t' ? '\t' : ' '), StringBuilder::append)
                .toString();
        int carets = Math.max(1, text.codePointCount(from, to));
        return text.substring(lineStart, lineEnd).stripTrailing() + "\n" + indent + "^".repeat(carets);
    }

    private int clamp(int offset) {
        return Math.max(0, Math.min(offset, text.length()));
    }
}
