package org.cellstate.dsl.data;

import java.util.ArrayList;
import java.util.List;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** A column of a table as texts. */
public final class TextColumn {

    private TextColumn() {}

    /**
     * Returns the cells of a column as they stand, in the order of the rows.
     *
     * @throws DataProblem if the table has no such column, or a cell of it is empty; the message says in which row, counted from 1
     */
    public static List<String> of(Table table, String name) {
        Column<?> column = TableCells.column(table, name);
        List<String> cells = new ArrayList<>();
        for (int row = 0; row < table.rowCount(); row++) {
            String cell = column.isMissing(row) ? "" : column.getString(row);
            if (cell.isBlank()) {
                throw new DataProblem(
                        "Every row has a text.",
                        "no value in column '" + name + "', row " + (row + 1),
                        "fill it, or drop the row: table.dropRowsWithMissingValues()");
            }
            cells.add(cell);
        }
        return cells;
    }
}
