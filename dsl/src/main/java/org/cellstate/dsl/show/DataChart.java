package org.cellstate.dsl.show;

import java.util.ArrayList;
import java.util.List;
import org.cellstate.dsl.chart.Axis;
import org.cellstate.dsl.chart.Chart;
import org.cellstate.dsl.chart.Facets;
import org.cellstate.dsl.chart.Figure;
import org.cellstate.dsl.chart.Mark;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.chart.Palette;
import org.cellstate.dsl.chart.Values;
import org.cellstate.dsl.data.ForecastData;
import org.cellstate.dsl.data.Frequency;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.data.TimeIndex;
import org.cellstate.dsl.data.Transform;

/** The figure of forecast data: which rows train, validate and test, and how long a window is beside them. */
public final class DataChart {

    private DataChart() {}

    /** Returns the series with its parts, and the first window of the test part in blue; of several series the first few, small. */
    public static Chart of(ForecastData data) {
        return data.panel().size() == 1 ? whole(data) : small(data);
    }

    private static Chart small(ForecastData data) {
        List<Figure> figures = new ArrayList<>();
        for (int member = 0; member < Math.min(PanelChart.DRAWN, data.panel().size()); member++) {
            figures.add(small(data, member));
        }
        Frequency step = data.panel().frequency();
        String caption = "All train up to "
                + data.panel()
                        .span()
                        .label(data.panel().span().rowsBefore(data.split().firstTest()) - 1)
                + ", their last rows before that validate (grey), what follows tests (grey, to the right). "
                + "A window: " + Times.rows(data.lookback(), step) + " in, " + Times.rows(data.horizon(), step)
                + " out" + PanelWords.told(data) + ". ";
        return Facets.of(PanelChart.title(data.panel()), PanelChart.columns(figures.size()), figures)
                .caption((caption + PanelChart.caption(data.panel())).strip());
    }

    private static Figure small(ForecastData data, int member) {
        Series series = data.panel().members().get(member).target();
        int train = data.trainRows(member);
        int validates = train - data.validationRows(member);
        TimeIndex index = series.index();
        return PanelChart.course(series, series.name())
                .with(new Mark.Region("", Times.place(index.at(validates)), Times.place(index.at(train)), true))
                .with(new Mark.Region("", Times.place(index.at(train)), Times.place(index.at(series.size())), true));
    }

    private static Figure whole(ForecastData data) {
        Series series = data.series();
        Frequency step = series.frequency();
        int validates = data.trainRows() - data.validationRows();
        Figure figure = Figure.titled(title(data))
                .x(Axis.time(""))
                .y(Times.axis(series))
                .with(region("train", data, 0, validates, false))
                .with(region("validate", data, validates, data.trainRows(), true))
                .with(region("test", data, data.trainRows(), series.size(), true))
                .with(new Mark.Line("", Times.places(series), Times.values(series), SeriesChart.stroke(series)))
                .with(window(data, data.trainRows() - data.lookback(), data.trainRows(), Palette.SKY))
                .with(window(data, data.trainRows(), lastOfWindow(data), Palette.BLUE));
        return SeriesChart.withFilled(figure, series)
                .caption("A window: " + Times.rows(data.lookback(), step) + " in (sky blue), "
                        + Times.rows(data.horizon(), step) + " out (blue); the first of the test part is drawn."
                        + PanelWords.also(data)
                        + transforms(data)
                        + SeriesChart.repairs(series, "Orange: "));
    }

    private static String transforms(ForecastData data) {
        return data.transforms().isEmpty() ? "" : " It learns from " + Transform.words(data.transforms()) + ".";
    }

    private static String title(ForecastData data) {
        int tests = data.series().size() - data.trainRows();
        return data.series().name() + ": " + Numbers.count(data.trainRows() - (long) data.validationRows())
                + " rows train, " + Numbers.count(data.validationRows()) + " validate, " + Numbers.count(tests)
                + " test";
    }

    private static int lastOfWindow(ForecastData data) {
        return Math.min(data.series().size(), data.trainRows() + data.horizon());
    }

    private static Mark region(String label, ForecastData data, int from, int to, boolean shaded) {
        return new Mark.Region(label, place(data, from), place(data, to), shaded);
    }

    private static double place(ForecastData data, int row) {
        return Times.place(data.series().index().at(row));
    }

    /** A band over the height of the series from one row to the next one after the last. */
    private static Mark window(ForecastData data, int from, int to, Palette colour) {
        double low = lowest(data.series());
        double high = highest(data.series());
        return new Mark.Band(
                "",
                Values.of(place(data, from), place(data, to)),
                Values.of(low, low),
                Values.of(high, high),
                colour,
                0.5);
    }

    private static double lowest(Series series) {
        return Times.values(series).stream().filter(Double::isFinite).min().orElse(0);
    }

    private static double highest(Series series) {
        return Times.values(series).stream().filter(Double::isFinite).max().orElse(1);
    }
}
