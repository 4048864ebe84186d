package org.cellstate.kernel.errors;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A line of a cell with its number and its neighbours, as an error shows it. */
final class CodeFrame {

    private CodeFrame() {}

    /** Returns the line that an offset stands in, with carets below what stands from {@code start} to {@code end}. */
    static List<String> of(CellSource source, int start, int end) {
        String[] underlined = source.underlined(start, end).split("\n", 2);
        return around(source, source.position(start).line(), underlined[1]);
    }

    /** Returns a line, from 1, with an arrow before it. */
    static List<String> of(CellSource source, int line) {
        return around(source, line, "");
    }

    private static List<String> around(CellSource source, int line, String carets) {
        int width = Integer.toString(line + 1).length();
        List<String> lines = new ArrayList<>();
        neighbour(lines, source, line - 1, width);
        lines.add(
                Ansi.carets("  > ") + numbered(line, width) + source.line(line).stripTrailing());
        if (!carets.isEmpty()) {
            lines.add("    " + " ".repeat(width) + " | " + Ansi.carets(carets));
        }
        neighbour(lines, source, line + 1, width);
        return lines;
    }

    private static void neighbour(List<String> lines, CellSource source, int line, int width) {
        String text = line < 1 ? "" : source.line(line).stripTrailing();
        if (!text.isBlank()) {
            lines.add(Ansi.dim("    " + numbered(line, width) + text));
        }
    }

    private static String numbered(int line, int width) {
        return String.format(Locale.ROOT, "%" + width + "d | ", line);
    }
}
