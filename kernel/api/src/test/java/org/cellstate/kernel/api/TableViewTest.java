package org.cellstate.kernel.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableViewTest {

    private static final List<TableView.Column> COLUMNS =
            List.of(new TableView.Column("word", "text · 1 missing", false), new TableView.Column("n", "int", true));

    @Test
    void a_table_of_twenty_rows_is_shown_whole_and_of_more_the_ends() {
        TableView whole = TableView.of("w", COLUMNS, 20, row -> List.of("r" + row, "" + row));
        TableView ends = TableView.of("w", COLUMNS, 21, row -> List.of("r" + row, "" + row));

        assertThat(whole.head()).hasSize(20);
        assertThat(whole.hiddenRows()).isZero();
        assertThat(ends.head()).hasSize(5);
        assertThat(ends.tail()).last().isEqualTo(List.of("r20", "20"));
        assertThat(ends.hiddenRows()).isEqualTo(11);
        assertThat(ends.rows()).isEqualTo(21);
    }

    @Test
    void a_table_in_text() {
        TableView table =
                TableView.of("", COLUMNS, 2, row -> List.of(row == 0 ? "日本" : TableView.MISSING, "" + row * 10));

        assertThat(table.toMimeBundle().text()).isEqualTo("""
                2 rows × 2 columns
                word                n
                text · 1 missing  int
                ─────────────────────
                日本                0
                –                  10""");
    }

    @Test
    void a_table_in_html_needs_no_style_and_marks_what_is_missing() {
        TableView table = TableView.of("a<b", COLUMNS, 1, row -> List.of(TableView.MISSING, "<1>"))
                .hidingColumns(2);

        assertThat(table.toMimeBundle().get(MimeBundle.HTML))
                .contains("<div>a&lt;b · 1 row × 4 columns</div>"
                        + "<table style=\"border-collapse:collapse;margin:4px 0\"><thead><tr>"
                        + "<th style=\"padding:1px 12px 1px 0;text-align:left\"><b>word</b><br>"
                        + "<small style=\"font-weight:normal;opacity:0.65\">text · 1 missing</small></th>"
                        + "<th style=\"padding:1px 12px 1px 0;text-align:right;font-variant-numeric:tabular-nums\">"
                        + "<b>n</b><br><small style=\"font-weight:normal;opacity:0.65\">int</small></th>"
                        + "</tr></thead><tbody><tr>"
                        + "<td style=\"padding:1px 12px 1px 0;text-align:left\"><span style=\"opacity:0.65\">–</span></td>"
                        + "<td style=\"padding:1px 12px 1px 0;text-align:right;font-variant-numeric:tabular-nums\">"
                        + "&lt;1&gt;</td></tr></tbody></table>"
                        + "<div style=\"opacity:0.65\">… 2 more columns</div>");
    }

    @Test
    void cells_are_shortened_without_cutting_a_character_in_two() {
        TableView table = TableView.of(
                "", List.of(new TableView.Column("c", "", false)), 1, row -> List.of("x".repeat(38) + "😀😀"));

        assertThat(table.toMimeBundle().text()).endsWith("x".repeat(38) + "…");
        assertThat(table.cellWidth(50).toMimeBundle().text()).endsWith("😀😀");
    }

    @Test
    void a_row_must_have_a_cell_for_each_column() {
        assertThatThrownBy(() -> TableView.of("", COLUMNS, 1, row -> List.of("1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("received: 1 cells for 2 columns");
    }
}
