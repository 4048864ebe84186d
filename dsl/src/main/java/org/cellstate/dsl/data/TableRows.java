package org.cellstate.dsl.data;

import java.util.HashSet;
import java.util.Set;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * The rows of a table that a series was read from, so that other columns of them can be asked for by name.
 *
 * @param table a copy that nobody else holds
 * @param rows the numbers of the rows, in order of time
 * @param index their time stamps
 */
@SuppressWarnings("ArrayRecordComponent") // stays inside the package, never compared
record TableRows(Table table, int[] rows, TimeIndex index) {

    /**
     * Reads a column of numbers.
     *
     * @throws DataProblem if it is not there, or a cell is no number
     */
    Series series(String column) {
        return Series.of(column, index, TableCells.numbers(table, column, rows)).from(this);
    }

    /**
     * Reads a column that says the same in every row.
     *
     * @param number whether it is to be a number
     * @throws DataProblem if it is not there, is empty, or changes
     */
    Static constant(String column, boolean number, String member) {
        Column<?> cells = TableCells.column(table, column);
        String first = cells.getString(rows[0]).strip();
        Set<String> seen = new HashSet<>();
        for (int row : rows) {
            String cell = cells.getString(row).strip();
            if (cell.isEmpty()) {
                throw new DataProblem(
                        "A static covariate has a value in every row.",
                        "no value in column '" + column + "', row " + (row + 1),
                        "fill it, or leave '" + column + "' out");
            }
            if (seen.add(cell) && seen.size() > 1) {
                throw new DataProblem(
                        "A static covariate is the same in all rows of a series.",
                        "'" + first + "' and, in row " + (row + 1) + ", '" + cell + "' in column '" + column + "' of '"
                                + member + "'",
                        ".past(\"" + column + "\"), or .future(\"" + column + "\") if it is known in advance");
            }
        }
        return number ? Static.of(column, Double.parseDouble(first)) : Static.of(column, first);
    }

    /** Returns whether every cell of a column is a number. */
    boolean isNumber(String column) {
        Column<?> cells = TableCells.column(table, column);
        for (int row : rows) {
            try {
                Double.parseDouble(cells.getString(row).strip());
            } catch (NumberFormatException e) {
                return false;
            }
        }
        return true;
    }
}
