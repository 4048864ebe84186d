package org.cellstate.dsl.show.library;

import java.util.List;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderer;
import org.cellstate.kernel.api.TableView;
import tech.tablesaw.columns.Column;

/** Shows a Tablesaw column beside the numbers of its rows: type, missing values, the first and last of it. */
@SuppressWarnings("rawtypes") // a class literal has no type argument
public final class ColumnRenderer implements Renderer<Column> {

    private static final TableView.Column ROW = new TableView.Column("row", "", true);

    @Override
    public Class<Column> type() {
        return Column.class;
    }

    @Override
    public MimeBundle render(Column column) {
        Column<?> typed = column;
        Columns look = Columns.of(typed);
        return TableView.of(
                        "",
                        List.of(ROW, look.head()),
                        typed.size(),
                        row -> List.of(Numbers.count(row), Columns.cell(typed, row)))
                .span(Columns.span(typed))
                .remarks(look.remarks())
                .toMimeBundle();
    }
}
