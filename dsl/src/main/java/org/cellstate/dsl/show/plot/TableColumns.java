package org.cellstate.dsl.show.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cellstate.dsl.data.TableCells;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Finds columns of tables by name, and says what they are. */
public final class TableColumns {

    private static final int LONGEST_EXAMPLE = 30;

    private TableColumns() {}

    /**
     * Returns a column of a table.
     *
     * @throws org.cellstate.dsl.data.DataProblem if the table has none of that name, with the names that are close
     */
    public static Column<?> of(Table table, String name) {
        return TableCells.column(table, name);
    }

    /** Returns the numbers of columns. */
    public static List<Sample> numbers(Table table, String... names) {
        List<Sample> samples = new ArrayList<>();
        for (String name : names) {
            samples.add(Sample.of(of(table, name)));
        }
        return samples;
    }

    /** Returns the cells of a column as labels; a missing one is an empty text. */
    public static List<String> labels(Column<?> column) {
        List<String> labels = new ArrayList<>();
        for (int row = 0; row < column.size(); row++) {
            labels.add(column.isMissing(row) ? "" : column.getString(row));
        }
        return labels;
    }

    static String type(Column<?> column) {
        return column.type().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Returns a cell for a message, such as {@code , such as "Oslo"}. */
    static String example(Column<?> column) {
        for (int row = 0; row < column.size(); row++) {
            if (!column.isMissing(row)) {
                String text = column.getString(row);
                return ", such as \""
                        + (text.length() > LONGEST_EXAMPLE ? text.substring(0, LONGEST_EXAMPLE - 1) + "…" : text)
                        + "\"";
            }
        }
        return "";
    }
}
