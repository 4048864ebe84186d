package org.cellstate.dsl.show.library;

import java.util.List;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderer;
import org.cellstate.kernel.api.TableView;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Shows a Tablesaw table: under each name its type and how many values are missing, then the first and last rows. */
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
        return TableView.of(
                        name,
                        shown.stream().map(Columns::head).toList(),
                        table.rowCount(),
                        row -> shown.stream()
                                .map(column -> Columns.cell(column, row))
                                .toList())
                .hidingColumns(columns.size() - shown.size())
                .toMimeBundle();
    }
}
