package org.cellstate.dsl.data;

import java.util.ArrayList;
import java.util.List;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Reads columns of Tablesaw tables as texts. Rows are counted from 1. */
public final class TextColumns {

    private TextColumns() {}

    /**
     * Returns the cells of a column in their order, numbers and dates as they print.
     *
     * @throws DataProblem if the column is not there, or a cell has no value
     */
    public static List<String> read(Table table, String name) {
        Column<?> column = TableCells.column(table, name);
        List<String> texts = new ArrayList<>(column.size());
        for (int row = 0; row < column.size(); row++) {
            if (column.isMissing(row)) {
                throw new DataProblem(
                        "Every row has a text.",
                        "no value in column '" + name + "', row " + (row + 1),
                        "fill it, or drop the rows: table.dropWhere(table.stringColumn(\"" + name + "\").isMissing())");
            }
            texts.add(column.getString(row));
        }
        return texts;
    }
}
