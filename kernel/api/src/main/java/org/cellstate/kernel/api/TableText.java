package org.cellstate.kernel.api;

import java.util.ArrayList;
import java.util.List;

/** A table as plain text: columns aligned, a line under their heads. */
final class TableText {

    private static final int WIDEST_RULE = 100;

    private final TableView table;
    private final int[] widths;

    private TableText(TableView table) {
        this.table = table;
        widths = new int[table.columns().size()];
    }

    static String of(TableView table) {
        return new TableText(table).text();
    }

    private String text() {
        List<String> names = table.columns().stream()
                .map(column -> table.shown(column.name()))
                .toList();
        List<String> notes = table.columns().stream()
                .map(column -> table.shown(column.note()))
                .toList();
        List<String> trends = table.columns().stream()
                .map(column -> table.shown(column.trend()))
                .toList();
        List<List<String>> head = shown(table.head());
        List<List<String>> tail = shown(table.tail());
        List<List<String>> all = new ArrayList<>(List.of(names, notes, trends));
        all.addAll(head);
        all.addAll(tail);
        all.forEach(this::measure);

        List<String> lines = new ArrayList<>();
        lines.add(table.caption());
        table.remarks().forEach(remark -> lines.add("⚠ " + PlainText.line(remark)));
        lines.add(line(names));
        if (notes.stream().anyMatch(note -> !note.isEmpty())) {
            lines.add(line(notes));
        }
        if (trends.stream().anyMatch(trend -> !trend.isEmpty())) {
            lines.add(line(trends));
        }
        lines.add("─".repeat(Math.min(WIDEST_RULE, total())));
        head.forEach(row -> lines.add(line(row)));
        if (table.hiddenRows() > 0) {
            lines.add("⋮  " + table.hidden());
        }
        tail.forEach(row -> lines.add(line(row)));
        if (table.hiddenColumns() > 0) {
            lines.add("… " + PlainText.count(table.hiddenColumns(), "more column"));
        }
        return String.join("\n", lines);
    }

    private List<List<String>> shown(List<List<String>> rows) {
        return rows.stream().map(row -> row.stream().map(table::shown).toList()).toList();
    }

    private void measure(List<String> row) {
        for (int column = 0; column < widths.length; column++) {
            widths[column] = Math.max(widths[column], PlainText.columns(row.get(column)));
        }
    }

    private int total() {
        int total = Math.max(0, 2 * (widths.length - 1));
        for (int width : widths) {
            total += width;
        }
        return total;
    }

    private String line(List<String> row) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String cell = row.get(column);
            String space = " ".repeat(widths[column] - PlainText.columns(cell));
            line.append(column == 0 ? "" : "  ")
                    .append(table.columns().get(column).number() ? space + cell : cell + space);
        }
        return line.toString().stripTrailing();
    }
}
