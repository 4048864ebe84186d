package org.cellstate.dsl.show;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.cellstate.dsl.chart.Axis;
import org.cellstate.dsl.chart.Values;
import org.cellstate.dsl.data.Frequency;
import org.cellstate.dsl.data.Series;

/** A series in the terms of a figure: places on an axis of time, titles with units, counts of rows in words. */
final class Times {

    private Times() {}

    static double place(LocalDateTime time) {
        return time.toInstant(ZoneOffset.UTC).toEpochMilli();
    }

    static Values places(Series series) {
        double[] places = new double[series.size()];
        for (int row = 0; row < places.length; row++) {
            places[row] = place(series.time(row));
        }
        return Values.of(places);
    }

    static Values values(Series series) {
        return Values.of(series.values());
    }

    /** Returns the vertical axis of a series: its name with its unit, or the unit alone where it says the name. */
    static Axis axis(Series series) {
        boolean told = series.unit().contains(series.name());
        String title = series.unit().isEmpty() ? series.name() : series.name() + " (" + series.unit() + ")";
        return Axis.number(told ? series.unit() : title);
    }

    /** Returns for example {@code 28 days}. */
    static String rows(int count, Frequency frequency) {
        return org.cellstate.dsl.chart.Numbers.count(count) + " " + frequency.noun() + (count == 1 ? "" : "s");
    }
}
