package org.cellstate.dsl.data;

import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * The columns of a table in numbers, one missing value or many: Tablesaw's own summary goes blank with the first.
 *
 * @param name of the table, empty if it has none
 * @param rows its rows
 * @param columns in their order
 */
public record TableDescription(String name, long rows, List<ColumnDescription> columns) {

    /** Copies the columns. */
    public TableDescription {
        columns = List.copyOf(columns);
    }

    /** Describes a table. */
    public static TableDescription of(Table table) {
        List<ColumnDescription> columns = new ArrayList<>();
        for (Column<?> column : table.columns()) {
            columns.add(of(column));
        }
        return new TableDescription(table.name() == null ? "" : table.name(), table.rowCount(), columns);
    }

    /** Describes a series: its time stamps and its values. */
    public static TableDescription of(Series series) {
        int rows = series.size();
        String first = rows == 0 ? "" : series.index().label(0);
        String last = rows == 0 ? "" : series.index().label(rows - 1);
        String step = series.frequency().noun();
        return new TableDescription(
                series.name(),
                rows,
                List.of(
                        ColumnDescription.ofOthers(step, "one per " + step, rows, 0, rows, first, last),
                        ColumnDescription.ofNumbers(series.name(), "double", series.values())));
    }

    private static ColumnDescription of(Column<?> column) {
        String type = column.type().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        if (column instanceof NumericColumn<?> numbers) {
            double[] values = new double[numbers.size()];
            for (int row = 0; row < values.length; row++) {
                values[row] = numbers.isMissing(row) ? Double.NaN : numbers.getDouble(row);
            }
            return ColumnDescription.ofNumbers(column.name(), type, values);
        }
        Set<Object> distinct = new HashSet<>();
        int count = 0;
        for (int row = 0; row < column.size(); row++) {
            if (!column.isMissing(row)) {
                distinct.add(column.get(row));
                count++;
            }
        }
        List<String> times = distinct.stream()
                .filter(Temporal.class::isInstance)
                .sorted()
                .map(String::valueOf)
                .toList();
        return ColumnDescription.ofOthers(
                column.name(),
                type,
                count,
                column.size() - (long) count,
                distinct.size(),
                times.isEmpty() ? "" : times.get(0),
                times.isEmpty() ? "" : times.get(times.size() - 1));
    }
}
