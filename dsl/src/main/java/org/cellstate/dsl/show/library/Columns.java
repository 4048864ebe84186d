package org.cellstate.dsl.show.library;

import java.util.Locale;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.kernel.api.TableView;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.columns.Column;

/** Columns of Tablesaw in the terms of a shown table: a head with type and missing values, cells as text. */
final class Columns {

    private Columns() {}

    static TableView.Column head(Column<?> column) {
        int missing = column.countMissing();
        String type = column.type().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        String note = missing == 0 ? type : type + " · " + Numbers.count(missing) + " missing";
        return new TableView.Column(column.name(), note, column instanceof NumericColumn);
    }

    static String cell(Column<?> column, int row) {
        if (column.isMissing(row)) {
            return TableView.MISSING;
        }
        Object value = column.get(row);
        if (value instanceof Double || value instanceof Float) {
            return Numbers.text(((Number) value).doubleValue());
        }
        return String.valueOf(value);
    }
}
