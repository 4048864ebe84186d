package org.cellstate.dsl.data;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.stream.IntStream;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;
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
        return series(table(csv), date, value, Optional.empty());
    }

    /** Reads a column of a CSV file with a header line, and makes its rows regular. */
    public static Series read(Path csv, String date, String value, Regular regular) {
        return series(table(csv), date, value, Optional.of(regular));
    }

    /**
     * Reads a column of CSV text with a header line. Problems are those of {@link #read(Table, String, String)}, and no text.
     *
     * @param source what a message calls the text, such as a file's name
     */
    public static Series read(Reader csv, String source, String date, String value) {
        return series(table(csv, source), date, value, Optional.empty());
    }

    /** Reads a CSV file, each cell as text. */
    static Table table(Path csv) {
        if (!Files.isReadable(csv) || Files.isDirectory(csv)) {
            throw new DataProblem(
                    "A series is read from a CSV file that is there and readable.",
                    csv.toString(),
                    "the right path; relative ones start at " + Path.of("").toAbsolutePath());
        }
        try (Reader text = Files.newBufferedReader(csv)) {
            return table(text, csv.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + csv, e);
        }
    }

    /** Reads CSV text, each cell as text. */
    static Table table(Reader csv, String source) {
        try {
            StringWriter text = new StringWriter();
            csv.transferTo(text);
            String lines = text.toString();
            if (lines.isBlank()) {
                throw new DataProblem(
                        "A CSV file has a header line and a line for each row.", source + " is empty", "another file");
            }
            return table(lines.startsWith(BYTE_ORDER_MARK) ? lines.substring(1) : lines, source);
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
     * Reads a column of a table. The series remembers the table's other columns, as covariates by name.
     *
     * @throws DataProblem if a column is not there, a cell is no time stamp or no number, or the time stamps repeat, jump or run
     *     backwards, or fit no {@link Frequency}
     */
    public static Series read(Table table, String date, String value) {
        return series(table.copy(), date, value, Optional.empty());
    }

    /**
     * Reads a column of a table, and makes its rows regular.
     *
     * @throws DataProblem if a column is not there, a cell is no time stamp or no number, or the rows cannot be made regular in this way
     */
    public static Series read(Table table, String date, String value, Regular regular) {
        return series(table.copy(), date, value, Optional.of(regular));
    }

    /** Reads a column of a table that nobody else holds. */
    private static Series series(Table table, String date, String value, Optional<Regular> regular) {
        TableCells.column(table, date);
        TableCells.column(table, value);
        return rows(table, date, regular).series(value);
    }

    static TableRows rows(Table table, String date, Optional<Regular> regular) {
        if (table.rowCount() == 0) {
            throw new DataProblem(
                    "A series has at least two rows.", "'" + table.name() + "' has none", "a table with rows");
        }
        int[] all = IntStream.range(0, table.rowCount()).toArray();
        return TableRows.of(table, date, all, regular);
    }

    /**
     * Returns the time stamp that a text is: an ISO date, date time, month or year.
     *
     * @throws java.time.DateTimeException if it is none
     */
    public static LocalDateTime timeStamp(String text) {
        return TableCells.parse(text);
    }
}
