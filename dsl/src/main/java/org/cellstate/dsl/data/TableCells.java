package org.cellstate.dsl.data;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cellstate.kernel.api.CloseNames;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Cells of a Tablesaw table as time stamps and numbers; a bad one is told with its column and its row, counted from 1. */
public final class TableCells {

    private TableCells() {}

    /**
     * Returns a column by name.
     *
     * @throws DataProblem if the table has none of that name, with the names that are close
     */
    public static Column<?> column(Table table, String name) {
        if (table.containsColumn(name)) {
            return table.column(name);
        }
        List<String> close = CloseNames.of(name, table.columnNames());
        throw new DataProblem(
                "The column must be in the table.",
                "'" + name + "', where the columns are " + String.join(", ", table.columnNames()),
                close.isEmpty() ? "one of these columns" : "'" + String.join("' or '", close) + "'");
    }

    /** Returns the time stamps of some rows. */
    static List<LocalDateTime> times(Table table, String name, int[] rows) {
        Column<?> column = column(table, name);
        List<LocalDateTime> times = new ArrayList<>();
        for (int row : rows) {
            times.add(time(column, row));
        }
        return times;
    }

    /** Returns the numbers of some rows, NaN where one is missing; a column of truths gives 1 and 0. */
    static double[] numbers(Table table, String name, int[] rows) {
        Column<?> column = column(table, name);
        return Arrays.stream(rows).mapToDouble(row -> number(column, row)).toArray();
    }

    private static LocalDateTime time(Column<?> column, int row) {
        if (column.isMissing(row)) {
            throw new DataProblem(
                    "Every row must have a time stamp.",
                    "no value in column '" + column.name() + "', row " + (row + 1),
                    "fill it, or drop the row");
        }
        if (column instanceof DateColumn days) {
            return days.get(row).atStartOfDay();
        }
        if (column instanceof DateTimeColumn times) {
            return times.get(row);
        }
        String text = column.getString(row).strip();
        try {
            return parse(text);
        } catch (DateTimeException e) {
            throw new DataProblem(
                    "A time stamp is an ISO date, date time, month or year.",
                    "'" + text + "' in column '" + column.name() + "', row " + (row + 1),
                    "1969-01-31, 1969-01-31T13:00, 1969-01 or 1969");
        }
    }

    static LocalDateTime parse(String text) {
        return switch (text.length()) {
            case 4 -> LocalDate.parse(text + "-01-01").atStartOfDay();
            case 7 -> LocalDate.parse(text + "-01").atStartOfDay();
            case 10 -> LocalDate.parse(text).atStartOfDay();
            default -> LocalDateTime.parse(text.replace(' ', 'T'));
        };
    }

    private static double number(Column<?> column, int row) {
        if (column.isMissing(row)) {
            return Double.NaN;
        }
        if (column instanceof NumericColumn<?> numeric) {
            return numeric.getDouble(row);
        }
        String text = column.getString(row).strip();
        if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
            return text.equalsIgnoreCase("true") ? 1 : 0;
        }
        if (text.isEmpty() || text.equalsIgnoreCase("NaN") || text.equals("NA")) {
            return Double.NaN;
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new DataProblem(
                    "A value is a number, or empty, NA or NaN where it is missing.",
                    "'" + text + "' in column '" + column.name() + "', row " + (row + 1),
                    "a number with a point and without thousands marks, such as 1234.5");
        }
    }
}
