package org.cellstate.dsl.data;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.cellstate.kernel.api.CloseNames;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;
import tech.tablesaw.io.AddCellToColumnException;
import tech.tablesaw.io.csv.CsvReadOptions;

/**
 * Reads series from Tablesaw tables and CSV files, and copies what it reads.
 *
 * <p>CSV cells are read as text and converted here: Tablesaw's guessing turns a whole column into text, without a word, for one odd cell.
 * Rows are counted from 1, the header line not among them.
 */
public final class SeriesReader {

    /** What some spreadsheets put before the first column's name. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private SeriesReader() {}

    /** Reads a column of a CSV file with a header line. Problems are those of {@link #read(Table, String, String)}, and no file. */
    public static Series read(Path csv, String date, String value) {
        if (!Files.isReadable(csv) || Files.isDirectory(csv)) {
            throw new DataProblem(
                    "A series is read from a CSV file that is there and readable.",
                    csv.toString(),
                    "the right path; relative ones start at " + Path.of("").toAbsolutePath());
        }
        try (Reader text = Files.newBufferedReader(csv)) {
            return read(text, csv.toString(), date, value);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + csv, e);
        }
    }

    /**
     * Reads a column of CSV text with a header line. Problems are those of {@link #read(Table, String, String)}, and no text.
     *
     * @param source what a message calls the text, such as a file's name
     */
    public static Series read(Reader csv, String source, String date, String value) {
        try {
            StringWriter text = new StringWriter();
            csv.transferTo(text);
            String lines = text.toString();
            if (lines.isBlank()) {
                throw new DataProblem(
                        "A CSV file has a header line and a line for each row.", source + " is empty", "another file");
            }
            return read(table(lines.startsWith(BYTE_ORDER_MARK) ? lines.substring(1) : lines, source), date, value);
        } catch (CharacterCodingException e) {
            throw new DataProblem(
                    "A CSV file is text in UTF-8.", source + " has bytes that are not", "save it again as UTF-8");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + source, e);
        }
    }

    /** Every cell as it stands, so that a bad one can be shown. */
    private static Table table(String text, String source) {
        try {
            return Table.read()
                    .usingOptions(CsvReadOptions.builder(new StringReader(text))
                            .tableName(source)
                            .columnTypes(name -> ColumnType.STRING)
                            .missingValueIndicator("")
                            .build());
        } catch (AddCellToColumnException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new DataProblem(
                    "A CSV file has a header line of different names, and as many cells in each line.",
                    source + ": " + e.getMessage(),
                    "a file with a header line, cells separated by commas");
        }
    }

    /**
     * Reads a column of a table.
     *
     * @throws DataProblem if a column is not there, a cell is no time stamp or no number, or the time stamps repeat, jump or run
     *     backwards, or fit no {@link Frequency}
     */
    public static Series read(Table table, String date, String value) {
        Column<?> dates = column(table, date);
        Column<?> numbers = column(table, value);
        if (table.rowCount() == 0) {
            throw new DataProblem(
                    "A series has at least two rows.", "'" + table.name() + "' has none", "a table with rows");
        }
        List<LocalDateTime> times = new ArrayList<>();
        double[] values = new double[table.rowCount()];
        for (int row = 0; row < values.length; row++) {
            times.add(time(dates, row));
            values[row] = number(numbers, row);
        }
        return Series.of(value, IndexDetection.detect(times), values);
    }

    private static Column<?> column(Table table, String name) {
        if (table.containsColumn(name)) {
            return table.column(name);
        }
        List<String> close = CloseNames.of(name, table.columnNames());
        throw new DataProblem(
                "The column must be in the table.",
                "'" + name + "', where the columns are " + String.join(", ", table.columnNames()),
                close.isEmpty() ? "one of these columns" : "'" + String.join("' or '", close) + "'");
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

    private static LocalDateTime parse(String text) {
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
