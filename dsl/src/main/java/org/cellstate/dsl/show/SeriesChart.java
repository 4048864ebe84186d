package org.cellstate.dsl.show;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.cellstate.dsl.chart.Axis;
import org.cellstate.dsl.chart.Figure;
import org.cellstate.dsl.chart.Mark;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.chart.Palette;
import org.cellstate.dsl.chart.Stroke;
import org.cellstate.dsl.chart.Values;
import org.cellstate.dsl.data.Series;

/** The figure of a series: its whole course. */
public final class SeriesChart {

    private static final int CROWDED = 1_500;

    private SeriesChart() {}

    /** Returns the course of a series, titled by its span and its lowest and highest value. */
    public static Figure of(Series series) {
        return withFilled(
                        Figure.titled(title(series))
                                .x(Axis.time(""))
                                .y(Times.axis(series))
                                .with(new Mark.Line("", Times.places(series), Times.values(series), stroke(series))),
                        series)
                .caption(caption(series) + repairs(series, "Orange: "));
    }

    /** Adds a dot for each value that was filled. */
    static Figure withFilled(Figure figure, Series series) {
        int[] rows = IntStream.range(0, series.size()).filter(series::isFilled).toArray();
        if (rows.length == 0) {
            return figure;
        }
        return figure.with(new Mark.Points(
                "",
                Values.of(Arrays.stream(rows)
                        .mapToDouble(row -> Times.place(series.time(row)))
                        .toArray()),
                Values.of(Arrays.stream(rows).mapToDouble(series::value).toArray()),
                Palette.ORANGE,
                rows.length > CROWDED ? 2 : 4));
    }

    /**
     * Returns what was done to the rows, a sentence each after a space; empty where nothing was.
     *
     * @param dots what stands before that of filled values, such as {@code Orange: }
     */
    static String repairs(Series series, String dots) {
        String mended = series.mended().map(how -> " " + how + ".").orElse("");
        return mended + series.filling().map(how -> " " + dots + how + ".").orElse("");
    }

    /** Returns the line of observed rows, thinner where several of them share a pixel. */
    static Stroke stroke(Series series) {
        return Stroke.solid(Palette.INK, series.size() > CROWDED ? 0.6 : 1.2);
    }

    private static String title(Series series) {
        if (series.size() == 0) {
            return series.name() + ": no rows";
        }
        return series.name() + ": " + Times.rows(series.size(), series.frequency()) + ", "
                + series.index().label(0) + " to " + series.index().label(series.size() - 1);
    }

    static String caption(Series series) {
        int low = -1;
        int high = -1;
        for (int row = 0; row < series.size(); row++) {
            double value = series.value(row);
            low = !Double.isNaN(value) && (low < 0 || value < series.value(low)) ? row : low;
            high = !Double.isNaN(value) && (high < 0 || value > series.value(high)) ? row : high;
        }
        if (low < 0) {
            return "";
        }
        return "Lowest " + Numbers.text(series.value(low)) + " at "
                + series.index().label(low) + ", highest "
                + Numbers.text(series.value(high)) + " at " + series.index().label(high) + "."
                + (series.missing() == 0 && series.filling().isEmpty() ? " None missing." : "");
    }
}
