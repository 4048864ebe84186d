package org.cellstate.kernel.api;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * A table as it is shown: the first and last rows of it under a head of two lines, in plain text and in HTML that can be read in
 * any theme and also where a page drops all styles.
 *
 * <pre>{@code
 * flights · 1 000 rows × 2 columns
 * from    seats
 * String    int
 * ─────────────
 * OSL       180
 * ⋮  990 more rows
 * BGO        72
 * }</pre>
 *
 * <p>For renderers of types that hold rows. Text that comes from data needs no escaping before it is put in.
 *
 * @param title what the table is called, or an empty text
 * @param span from where to where it goes, such as {@code 1969-01-01 … 1988-12-31}, or an empty text
 * @param remarks what a reader must know before the rows, a sentence each
 * @param rowNoun what a row is, {@code row} by custom
 * @param columns the columns that are shown, at most {@value #MOST_COLUMNS} by custom
 * @param head the first rows, a cell for each column; all rows where {@code hiddenRows} is 0
 * @param hiddenRows how many rows are left out after the head
 * @param tail the last rows
 * @param hiddenColumns how many columns are left out
 * @param cellWidth the most characters of a cell that are shown
 */
public record TableView(
        String title,
        String span,
        List<String> remarks,
        String rowNoun,
        List<Column> columns,
        List<List<String>> head,
        long hiddenRows,
        List<List<String>> tail,
        int hiddenColumns,
        int cellWidth) {

    /** How many columns of a wide table are shown. */
    public static final int MOST_COLUMNS = 12;

    /** Tables of up to this many rows are shown whole. */
    public static final int WHOLE_ROWS = 20;

    /** How many rows of a longer one are shown at each end. */
    public static final int END_ROWS = 5;

    /** Stands for a missing value. */
    public static final String MISSING = "–";

    static final int CELL_WIDTH = 40;
    static final String ROW = "row";

    /**
     * A column's head.
     *
     * @param name its name
     * @param note what stands below: its type, and how many values are missing
     * @param number whether it holds numbers, which stand to the right
     * @param trend how its values go from the first row to the last, in a few block characters; empty where that is not shown
     */
    public record Column(String name, String note, boolean number, String trend) {

        /** Makes a head without a trend. */
        public Column(String name, String note, boolean number) {
            this(name, note, number, "");
        }
    }

    public TableView {
        remarks = List.copyOf(remarks);
        columns = List.copyOf(columns);
        head = head.stream().map(List::copyOf).toList();
        tail = tail.stream().map(List::copyOf).toList();
        for (List<List<String>> part : List.of(head, tail)) {
            for (List<String> row : part) {
                if (row.size() != columns.size()) {
                    throw new IllegalArgumentException(
                            "A row of a table must have a cell for each column.\n  received: "
                                    + row.size() + " cells for " + columns.size()
                                    + " columns\n  try: TableView.MISSING for a cell"
                                    + " without a value");
                }
            }
        }
    }

    /** Makes a table without a span and remarks. */
    public TableView(
            String title,
            String rowNoun,
            List<Column> columns,
            List<List<String>> head,
            long hiddenRows,
            List<List<String>> tail,
            int hiddenColumns,
            int cellWidth) {
        this(title, "", List.of(), rowNoun, columns, head, hiddenRows, tail, hiddenColumns, cellWidth);
    }

    /**
     * Returns a table of rows that can be asked for by number: all of up to {@value #WHOLE_ROWS}, else {@value #END_ROWS} at each end.
     *
     * @param row gives the cells of a row, counted from 0
     */
    public static TableView of(String title, List<Column> columns, int rows, IntFunction<List<String>> row) {
        boolean whole = rows <= WHOLE_ROWS;
        List<List<String>> head = new ArrayList<>();
        List<List<String>> tail = new ArrayList<>();
        for (int i = 0; i < (whole ? rows : END_ROWS); i++) {
            head.add(row.apply(i));
        }
        for (int i = whole ? rows : rows - END_ROWS; i < rows; i++) {
            tail.add(row.apply(i));
        }
        return new TableView(title, ROW, columns, head, (long) rows - head.size() - tail.size(), tail, 0, CELL_WIDTH);
    }

    /** Returns this table with the number of columns that it leaves out. */
    public TableView hidingColumns(int count) {
        return new TableView(title, span, remarks, rowNoun, columns, head, hiddenRows, tail, count, cellWidth);
    }

    /** Returns this table with wider or narrower cells, in characters. */
    public TableView cellWidth(int characters) {
        return new TableView(title, span, remarks, rowNoun, columns, head, hiddenRows, tail, hiddenColumns, characters);
    }

    /** Returns this table with another word for a row: {@code entry}. Its columns are not counted then. */
    public TableView rowNoun(String noun) {
        return new TableView(title, span, remarks, noun, columns, head, hiddenRows, tail, hiddenColumns, cellWidth);
    }

    /** Returns this table with words on from where to where it goes. */
    public TableView span(String words) {
        return new TableView(title, words, remarks, rowNoun, columns, head, hiddenRows, tail, hiddenColumns, cellWidth);
    }

    /** Returns this table with sentences that stand before its rows. */
    public TableView remarks(List<String> sentences) {
        return new TableView(
                title, span, sentences, rowNoun, columns, head, hiddenRows, tail, hiddenColumns, cellWidth);
    }

    /** Returns how many rows the table has, hidden ones too. */
    public long rows() {
        return head.size() + hiddenRows + tail.size();
    }

    /** Returns the table as plain text and HTML. */
    public MimeBundle toMimeBundle() {
        return MimeBundle.text(TableText.of(this)).withHtml(TableHtml.of(this));
    }

    /** Returns the line above the table: its title and extent. */
    String caption() {
        String rows = PlainText.count(rows(), rowNoun);
        String extent = rowNoun.equals(ROW)
                ? rows + " × " + PlainText.count(columns.size() + (long) hiddenColumns, "column")
                : rows;
        String named = title.isEmpty() ? extent : PlainText.line(title) + " · " + extent;
        return span.isEmpty() ? named : named + " · " + PlainText.line(span);
    }

    /** Returns the line that stands for the hidden rows. */
    String hidden() {
        return PlainText.count(hiddenRows, "more " + rowNoun);
    }

    /** Returns a cell as it is shown: on one line, and shortened. */
    String shown(String cell) {
        return PlainText.line(PlainText.shortened(cell, cellWidth));
    }
}
