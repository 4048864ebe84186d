package org.cellstate.dsl.show.plot;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.function.IntFunction;
import org.cellstate.dsl.chart.Axis;
import org.cellstate.dsl.chart.Values;
import org.cellstate.dsl.data.Series;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.columns.Column;

/**
 * Where on the horizontal axis the values of a line stand.
 *
 * @param axis numbers, or times
 * @param values one for each value of the line
 */
public record Places(Axis axis, Values values) {

    /** Returns the places of values that have none of their own: 0, 1, 2, … as they are counted in Java. */
    public static Places counted(int size) {
        return new Places(Axis.whole("index"), Values.counting(0, size));
    }

    public static Places of(Sample sample) {
        return new Places(Axis.number(sample.title()), sample.values());
    }

    /** Returns the time stamps of a series. */
    public static Places of(Series series) {
        return new Places(Axis.time(""), times(series.size(), series::time));
    }

    /** Returns the dates, times or numbers of a column. */
    public static Places of(Column<?> column) {
        if (column instanceof DateColumn days) {
            return dated(column, row -> days.get(row).atStartOfDay());
        } else if (column instanceof DateTimeColumn times) {
            return dated(column, times::get);
        } else if (column instanceof InstantColumn instants) {
            Places places = dated(column, row -> LocalDateTime.ofInstant(instants.get(row), ZoneOffset.UTC));
            return new Places(places.axis().in(java.time.ZoneId.of("UTC")), places.values());
        }
        return of(Sample.of(column));
    }

    private static Places dated(Column<?> column, IntFunction<LocalDateTime> time) {
        double[] places = new double[column.size()];
        Arrays.setAll(places, row -> column.isMissing(row) ? Double.NaN : place(time.apply(row)));
        return new Places(Axis.time(column.name()), Values.of(places));
    }

    private static Values times(int size, IntFunction<LocalDateTime> time) {
        double[] places = new double[size];
        Arrays.setAll(places, row -> place(time.apply(row)));
        return Values.of(places);
    }

    private static double place(LocalDateTime time) {
        return time.toInstant(ZoneOffset.UTC).toEpochMilli();
    }

    /** Returns whether no place lies left of the one before it. */
    boolean ascend() {
        double last = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < values.size(); i++) {
            if (values.at(i) < last) {
                return false;
            }
            last = Double.isNaN(values.at(i)) ? last : values.at(i);
        }
        return true;
    }
}
