package org.cellstate.dsl.show;

import java.util.List;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.data.ColumnDescription;
import org.cellstate.dsl.data.TableDescription;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderer;
import org.cellstate.kernel.api.TableView;

/** Shows the description of a table as a table, one row for each column. */
public final class TableDescriptionRenderer implements Renderer<TableDescription> {

    private static final List<TableView.Column> HEAD = List.of(
            new TableView.Column("column", "", false),
            new TableView.Column("type", "", false),
            number("count"),
            number("missing"),
            number("distinct"),
            number("mean"),
            number("sd"),
            number("min"),
            number("25 %"),
            number("median"),
            number("75 %"),
            number("max"));

    private static TableView.Column number(String name) {
        return new TableView.Column(name, "", true);
    }

    @Override
    public Class<TableDescription> type() {
        return TableDescription.class;
    }

    @Override
    public MimeBundle render(TableDescription described) {
        String name = described.name().isEmpty() ? "" : described.name() + ", ";
        String title = name + Numbers.count(described.rows()) + (described.rows() == 1 ? " row" : " rows");
        List<List<String>> rows =
                described.columns().stream().map(TableDescriptionRenderer::row).toList();
        return TableView.of(title, HEAD, rows.size(), rows::get)
                .rowNoun("column")
                .toMimeBundle();
    }

    private static List<String> row(ColumnDescription column) {
        return List.of(
                column.name(),
                column.type(),
                Numbers.count(column.count()),
                column.missing() == 0 ? "" : Numbers.count(column.missing()),
                Numbers.count(column.distinct()),
                number(column.mean()),
                number(column.deviation()),
                column.earliest().isEmpty() ? number(column.min()) : column.earliest(),
                number(column.lowerQuartile()),
                number(column.median()),
                number(column.upperQuartile()),
                column.latest().isEmpty() ? number(column.max()) : column.latest());
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "" : Numbers.text(value);
    }
}
