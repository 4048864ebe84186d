package org.cellstate.kernel.api;

import java.util.List;

/**
 * A table as HTML: inline styles only, since pages that do not trust a notebook drop all others, and no colours, which would be
 * wrong in one theme or the other. Without any style it is a plain table still.
 */
final class TableHtml {

    private static final String FAINT = "opacity:0.65";

    private final TableView table;
    private final StringBuilder html = new StringBuilder();

    private TableHtml(TableView table) {
        this.table = table;
    }

    static String of(TableView table) {
        TableHtml html = new TableHtml(table);
        html.write();
        return html.html.toString();
    }

    private void write() {
        html.append("<div>").append(PlainText.html(table.caption())).append("</div>");
        table.remarks()
                .forEach(remark -> html.append("<div>⚠ ")
                        .append(PlainText.html(PlainText.line(remark)))
                        .append("</div>"));
        boolean trends =
                table.columns().stream().anyMatch(column -> !column.trend().isEmpty());
        html.append("<table style=\"border-collapse:collapse;margin:4px 0\"><thead><tr")
                .append(trends ? " style=\"vertical-align:top\">" : ">");
        for (TableView.Column column : table.columns()) {
            cell(
                    "th",
                    column.number(),
                    "<b>" + escaped(column.name()) + "</b>" + below(column.note()) + below(column.trend()));
        }
        html.append("</tr></thead><tbody>");
        rows(table.head());
        if (table.hiddenRows() > 0) {
            across("⋮ " + PlainText.html(table.hidden()));
        }
        rows(table.tail());
        html.append("</tbody></table>");
        if (table.hiddenColumns() > 0) {
            html.append("<div style=\"")
                    .append(FAINT)
                    .append("\">… ")
                    .append(PlainText.count(table.hiddenColumns(), "more column"))
                    .append("</div>");
        }
    }

    private String below(String words) {
        return words.isEmpty()
                ? ""
                : "<br><small style=\"font-weight:normal;" + FAINT + "\">" + escaped(words) + "</small>";
    }

    private void rows(List<List<String>> rows) {
        for (List<String> row : rows) {
            html.append("<tr>");
            for (int column = 0; column < row.size(); column++) {
                String cell = row.get(column);
                boolean missing = cell.equals(TableView.MISSING);
                cell(
                        "td",
                        table.columns().get(column).number(),
                        missing ? "<span style=\"" + FAINT + "\">" + cell + "</span>" : escaped(cell));
            }
            html.append("</tr>");
        }
    }

    private void across(String note) {
        html.append("<tr><td colspan=\"")
                .append(Math.max(1, table.columns().size()))
                .append("\" style=\"padding:1px 12px 1px 0;text-align:left;")
                .append(FAINT)
                .append("\">")
                .append(note)
                .append("</td></tr>");
    }

    private void cell(String tag, boolean number, String content) {
        html.append('<')
                .append(tag)
                .append(" style=\"padding:1px 12px 1px 0;text-align:")
                .append(number ? "right;font-variant-numeric:tabular-nums" : "left")
                .append("\">")
                .append(content)
                .append("</")
                .append(tag)
                .append('>');
    }

    private String escaped(String text) {
        return PlainText.html(table.shown(text));
    }
}
