package org.cellstate.dsl.data;

import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * The rows of a table that a series was read from, so that other columns of them can be asked for by name.
 *
 * @param table a copy that nobody else holds
 * @param rows which rows, laid out on a regular index
 */
record TableRows(Table table, RegularRows rows) {

    /**
     * Lays rows out.
     *
     * @param numbers the numbers of the rows
     * @throws DataProblem if their time stamps are not regular and are not to be made so
     */
    static TableRows of(Table table, String date, int[] numbers, Optional<Regular> regular) {
        List<LocalDateTime> times = TableCells.times(table, date, numbers);
        return new TableRows(
                table,
                regular.map(way -> way.rows(times, numbers))
                        .orElseGet(() -> RegularRows.asTheyStand(IndexDetection.detect(times, numbers), numbers)));
    }

    /**
     * Reads a column of numbers.
     *
     * @throws DataProblem if it is not there, or a cell is no number
     */
    Series series(String column) {
        double[] numbers = TableCells.numbers(table, column, rows.all());
        return Series.of(column, rows.index(), rows.values(numbers)).from(this);
    }

    /**
     * Reads a column that says the same in every row.
     *
     * @param number whether it is to be a number
     * @throws DataProblem if it is not there, is empty, or changes
     */
    Static constant(String column, boolean number, String member) {
        Column<?> cells = TableCells.column(table, column);
        String first = cells.getString(rows.all()[0]).strip();
        Set<String> seen = new HashSet<>();
        for (int row : rows.all()) {
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
        for (int row : rows.all()) {
            try {
                Double.parseDouble(cells.getString(row).strip());
            } catch (NumberFormatException e) {
                return false;
            }
        }
        return true;
    }
}
