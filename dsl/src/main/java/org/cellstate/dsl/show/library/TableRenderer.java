package org.cellstate.dsl.show.library;

import java.util.List;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderer;
import org.cellstate.kernel.api.TableView;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * Shows a Tablesaw table: its extent and span, what is wrong with its columns, under each name its type, missing values and a sparkline, then
 * the first and last rows. Of columns that are not shown nothing is looked at.
 */
public final class TableRenderer implements Renderer<Table> {

    @Override
    public Class<Table> type() {
        return Table.class;
    }

    @Override
    public MimeBundle render(Table table) {
        List<Column<?>> columns = table.columns();
        List<Column<?>> shown = columns.subList(0, Math.min(TableView.MOST_COLUMNS, columns.size()));
        String name = table.name() == null ? "" : table.name();
        List<Columns> looks = shown.stream().<Columns>map(Columns::of).toList();
        return TableView.of(
                        name,
                        looks.stream().map(Columns::head).toList(),
                        table.rowCount(),
                        row -> shown.stream()
                                .map(column -> Columns.cell(column, row))
                                .toList())
                .span(shown.stream()
                        .map(Columns::span)
                        .filter(span -> !span.isEmpty())
                        .findFirst()
                        .orElse(""))
                .remarks(looks.stream().flatMap(look -> look.remarks().stream()).toList())
                .hidingColumns(columns.size() - shown.size())
                .toMimeBundle();
    }
}
