package org.cellstate.dsl.show;

import java.util.Base64;
import java.util.List;
import org.cellstate.dsl.chart.Chart;
import org.cellstate.dsl.chart.xchart.FigureDrawing;
import org.cellstate.dsl.chart.xchart.Picture;

/**
 * Pieces of HTML that survive sanitising and are readable without styles: inline styles only, no scripts, and no colour of
 * text without a background, so that they can be read on a dark page as well.
 */
final class Html {

    private static final String CELL = "padding:1px 12px 1px 0;text-align:";

    private Html() {}

    /** Returns text with all that HTML would take for markup written out. */
    static String text(String plain) {
        return plain.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    static String bold(String plain) {
        return "<b>" + text(plain) + "</b>";
    }

    static String line(String html) {
        return "<div>" + html + "</div>";
    }

    /** Returns a note on a coloured plate, dark on light in every theme. */
    static String plate(String plain, String background) {
        return "<span style=\"background:" + background + ";color:#222222;padding:1px 6px;border-radius:3px\">"
                + text(plain) + "</span>";
    }

    /** Returns a chart as a picture element with its words; where nothing can be drawn, a line of advice. */
    static String picture(Chart chart) {
        return picture(chart, chart.altText());
    }

    /** Returns a chart as a picture element with these words. */
    static String picture(Chart chart, String words) {
        Picture picture = FigureDrawing.draw(chart);
        if (picture instanceof Picture.Png png) {
            return "<img width=\"" + png.width() + "\" height=\"" + png.height() + "\" alt=\""
                    + text(words.replace('\n', ' ').strip()) + "\" src=\"data:image/png;base64,"
                    + Base64.getEncoder().encodeToString(png.bytes()) + "\">";
        }
        return line(text(((Picture.Unavailable) picture).advice()));
    }

    static String details(String summary, String html) {
        return "<details><summary>" + text(summary) + "</summary>" + html + "</details>";
    }

    /** Returns a table; the first {@code left} columns are text and stand to the left, the others numbers to the right. */
    static String table(int left, List<String> head, List<List<String>> rows) {
        return tableOfMarkup(
                left,
                head,
                rows.stream().map(row -> row.stream().map(Html::text).toList()).toList());
    }

    /** Returns a table whose rows are HTML already; its head is plain. */
    static String tableOfMarkup(int left, List<String> head, List<List<String>> rows) {
        StringBuilder table = new StringBuilder("<table style=\"border-collapse:collapse;margin:4px 0\"><thead><tr>");
        for (int column = 0; column < head.size(); column++) {
            table.append(cell("th", column < left, text(head.get(column))));
        }
        table.append("</tr></thead><tbody>");
        for (List<String> row : rows) {
            table.append("<tr>");
            for (int column = 0; column < row.size(); column++) {
                table.append(cell("td", column < left, row.get(column)));
            }
            table.append("</tr>");
        }
        return table.append("</tbody></table>").toString();
    }

    private static String cell(String tag, boolean left, String html) {
        String side = left ? "left" : "right;font-variant-numeric:tabular-nums";
        return "<" + tag + " style=\"" + CELL + side + "\">" + html + "</" + tag + ">";
    }
}
