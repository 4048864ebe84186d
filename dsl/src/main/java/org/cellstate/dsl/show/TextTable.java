package org.cellstate.dsl.show;

import java.util.ArrayList;
import java.util.List;

/** A table in plain text: a head, a line below it, columns of text to the left, of numbers to the right. */
final class TextTable {

    private static final int WIDEST_RULE = 80;

    private final List<List<String>> rows = new ArrayList<>();

    private final int left;

    private TextTable(int left, List<String> head) {
        this.left = left;
        rows.add(head);
    }

    /** Returns a table without rows; its first {@code left} columns are text. */
    static TextTable headed(int left, String... head) {
        return new TextTable(left, List.of(head));
    }

    TextTable row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    @Override
    public String toString() {
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int column = 0; column < row.size(); column++) {
                widths[column] = Math.max(widths[column], length(row.get(column)));
            }
        }
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                String space = " ".repeat(widths[column] - length(row.get(column)));
                line.append(column == 0 ? "" : "  ")
                        .append(column < left ? row.get(column) + space : space + row.get(column));
            }
            lines.add(line.toString().stripTrailing());
            if (lines.size() == 1) {
                lines.add("─".repeat(Math.min(WIDEST_RULE, line.length())));
            }
        }
        return String.join("\n", lines);
    }

    private static int length(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
