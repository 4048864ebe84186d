package org.cellstate.dsl.show;

import java.util.List;
import java.util.stream.IntStream;
import org.cellstate.dsl.chart.Axis;
import org.cellstate.dsl.chart.Figure;
import org.cellstate.dsl.chart.Mark;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.chart.Palette;
import org.cellstate.dsl.chart.Stroke;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.evaluate.Forecast;
import org.cellstate.dsl.live.Ending;
import org.cellstate.dsl.live.Watched;

/** A watch at one moment: what came beside what was expected, anomalies, and the forecast from here. */
public final class WatchedChart {

    /** Rows of what came that are drawn: more would be a texture. */
    private static final int MOST = 200;

    private static final int LEAST = 24;
    private static final int HORIZONS = 4;

    private WatchedChart() {}

    /** Returns the figure, titled by what came last. */
    public static Figure of(Watched state) {
        Series series = state.model().data().series();
        Forecast forecast =
                state.model().forecasts(state.model().data().horizon()).get(0);
        int shown = Math.min(
                MOST,
                Math.max(
                        LEAST,
                        Math.max(HORIZONS * forecast.horizon(), state.came().size())));
        Series observed = series.last(shown);
        Figure figure = Figure.titled(title(state)).x(Axis.time("")).y(Times.axis(series));
        for (Mark.Band band : ForecastChart.bands(forecast)) {
            figure =
                    figure.with(new Mark.Band("", band.x(), band.lower(), band.upper(), band.colour(), band.opacity()));
        }
        int first = series.size() - state.came().size();
        if (first > series.size() - observed.size() && state.came().size() > 0) {
            figure = figure.with(new Mark.Rule("watched →", Times.place(series.time(first - 1))));
        }
        figure = figure.with(new Mark.Line(
                "observed", Times.places(observed), Times.values(observed), Stroke.solid(Palette.INK, 1.2)));
        if (state.anomalies().isPresent()) {
            Series expected = state.anomalies().orElseThrow().expected().last(observed.size());
            figure = figure.with(new Mark.Line(
                    "expected", Times.places(expected), Times.values(expected), Stroke.dashed(Palette.SKY, 1.5)));
        }
        figure = figure.with(new Mark.Line(
                "forecast",
                Times.places(forecast.point()),
                Times.values(forecast.point()),
                Stroke.solid(Palette.BLUE, 2)));
        Mark.Points anomalies = anomalies(state, observed.size());
        return (anomalies.x().size() == 0 ? figure : figure.with(anomalies)).caption(caption(state) + bands(forecast));
    }

    private static String bands(Forecast forecast) {
        List<String> levels = forecast.intervals().stream()
                .map(interval -> Numbers.percent(interval.level()))
                .toList();
        return " Around the forecast: " + String.join(" and ", levels) + " of the outcomes.";
    }

    private static Mark.Points anomalies(Watched state, int last) {
        boolean[] flags = state.anomalies().map(found -> found.flags()).orElse(new boolean[0]);
        int[] rows = IntStream.range(Math.max(0, flags.length - last), flags.length)
                .filter(row -> flags[row])
                .toArray();
        return AnomaliesChart.points(state.came(), rows);
    }

    private static String title(Watched state) {
        Series came = state.came();
        String name = state.model().data().series().name();
        String end = state.ending() == Ending.NONE ? "" : "; " + state.ending().words();
        if (came.size() == 0) {
            return name + ": no rows yet" + end;
        }
        int last = came.size() - 1;
        return name + ": " + Times.rows(came.size(), came.frequency()) + " came, "
                + came.index().label(last) + " is " + Numbers.text(came.value(last)) + end;
    }

    private static String caption(Watched state) {
        if (state.came().size() == 0) {
            return state.model().spec().label() + " waits for the row of "
                    + state.model()
                            .data()
                            .series()
                            .index()
                            .label(state.model().data().series().size())
                    + ".";
        }
        int events = state.events().size();
        return state.model().spec().label() + ", one "
                + state.came().frequency().noun()
                + " ahead over all rows that came: MAE " + Numbers.text(state.mae()) + ", " + state.naive() + " "
                + Numbers.text(state.naiveMae()) + ". "
                + (events == 0
                        ? "No anomalies."
                        : Numbers.count(events)
                                + (events == 1 ? " event of anomalies (dots)" : " events of anomalies (dots)")
                                + ", the last from "
                                + state.events().get(events - 1).from() + " on.");
    }
}
