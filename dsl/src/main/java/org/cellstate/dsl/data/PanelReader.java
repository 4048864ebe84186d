package org.cellstate.dsl.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Reads panels from Tablesaw tables and CSV files: a series for each group of rows, for each of several columns, or for each of both. */
public final class PanelReader {

    /** What tells the series of several targets apart, as a static covariate. */
    static final String TARGET = "target";

    private PanelReader() {}

    /**
     * Reads a series for each group of rows, called by the values that tell it apart.
     *
     * @throws DataProblem as for a single series, {@link SeriesReader#read(Table, String, String)}; the message names the group
     */
    public static Panel read(Table table, String date, String value, GroupBy groups, Optional<Regular> regular) {
        return new Panel(
                value,
                groups(table.copy(), date, groups, regular).entrySet().stream()
                        .map(group ->
                                Member.of(observed(group.getValue(), value).named(group.getKey())))
                        .toList());
    }

    /** Reads a series for each group of rows of a CSV file with a header line. */
    public static Panel read(Path csv, String date, String value, GroupBy groups, Optional<Regular> regular) {
        return read(SeriesReader.table(csv), date, value, groups, regular);
    }

    /**
     * Reads a series for each column to be forecast. The column's name is a static covariate, {@value #TARGET}. Rows without a value
     * before the first and after the last one of a column are cut.
     *
     * @throws DataProblem as for a single series
     */
    public static Panel read(Table table, String date, Targets targets, Optional<Regular> regular) {
        TableRows rows = SeriesReader.rows(table.copy(), date, regular);
        return panel(targets, Map.of("", rows));
    }

    /** Reads a series for each column to be forecast of a CSV file with a header line. */
    public static Panel read(Path csv, String date, Targets targets, Optional<Regular> regular) {
        return read(SeriesReader.table(csv), date, targets, regular);
    }

    /** Reads a series for each group of rows and each column to be forecast, called by both. */
    public static Panel read(Table table, String date, Targets targets, GroupBy groups, Optional<Regular> regular) {
        return panel(targets, groups(table.copy(), date, groups, regular));
    }

    /** Reads a series for each group of rows and each column to be forecast of a CSV file with a header line. */
    public static Panel read(Path csv, String date, Targets targets, GroupBy groups, Optional<Regular> regular) {
        return read(SeriesReader.table(csv), date, targets, groups, regular);
    }

    private static Panel panel(Targets targets, Map<String, TableRows> groups) {
        List<Member> members = new ArrayList<>();
        groups.forEach((group, rows) -> {
            for (String target : targets.columns()) {
                String name = group.isEmpty() ? target : group + " " + target;
                Series series = observed(rows, target).named(name);
                members.add(new Member(series, List.of(), List.of(), List.of(Static.of(TARGET, target))));
            }
        });
        return new Panel(String.join(", ", targets.columns()), members);
    }

    /** Returns the rows from the first to the last that has a value. */
    private static Series observed(TableRows rows, String column) {
        Series series = PanelRules.withoutComingRows(rows.series(column));
        int first = 0;
        while (first < series.size() && Double.isNaN(series.value(first))) {
            first++;
        }
        return first == series.size() ? series : series.rows(first, series.size());
    }

    private static Map<String, TableRows> groups(Table table, String date, GroupBy groups, Optional<Regular> regular) {
        List<Column<?>> columns = groups.columns().stream()
                .<Column<?>>map(name -> TableCells.column(table, name))
                .toList();
        Map<String, List<Integer>> rows = new LinkedHashMap<>();
        for (int row = 0; row < table.rowCount(); row++) {
            int at = row;
            String name = columns.stream()
                    .map(column -> column.getString(at).strip())
                    .collect(Collectors.joining(" "))
                    .strip();
            rows.computeIfAbsent(name, key -> new ArrayList<>()).add(row);
        }
        if (rows.isEmpty()) {
            throw new DataProblem(
                    "A panel has at least one series.", "'" + table.name() + "' has no rows", "a table with rows");
        }
        Map<String, TableRows> found = new LinkedHashMap<>();
        rows.forEach((name, numbers) -> found.put(
                name,
                group(
                        table,
                        date,
                        name,
                        numbers.stream().flatMapToInt(IntStream::of).toArray(),
                        regular)));
        return found;
    }

    private static TableRows group(Table table, String date, String name, int[] rows, Optional<Regular> regular) {
        try {
            return TableRows.of(table, date, rows, regular);
        } catch (DataProblem problem) {
            throw new DataProblem(problem.rule(), "in '" + name + "', " + problem.received(), problem.fix());
        }
    }
}
