package org.cellstate.dsl.show;

import java.util.List;
import org.cellstate.dsl.chart.Axis;
import org.cellstate.dsl.chart.Figure;
import org.cellstate.dsl.chart.Mark;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.chart.Palette;
import org.cellstate.dsl.chart.Stroke;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.evaluate.Distribution;
import org.cellstate.dsl.evaluate.Forecast;
import org.cellstate.dsl.evaluate.Paths;

/** The figure of drawn paths: the last observed rows, then some of the paths under the forecast. */
public final class PathsChart {

    /** More lines are a cloud. */
    private static final int READABLE = 20;

    private static final int HORIZONS_BEFORE = 2;

    private PathsChart() {}

    /** Returns the first paths, as many as can be told apart. */
    public static Figure of(Paths paths) {
        Forecast forecast = paths.forecast();
        Series point = forecast.point();
        Series before = forecast.context().last(HORIZONS_BEFORE * forecast.horizon());
        List<Series> drawn = paths.paths().subList(0, Math.min(READABLE, paths.count()));
        Figure figure = Figure.titled(title(paths)).x(Axis.time("")).y(Times.axis(point));
        if (before.size() > 0) {
            figure = figure.with(new Mark.Line(
                    "observed", Times.places(before), Times.values(before), Stroke.solid(Palette.INK, 1.2)));
        }
        for (int i = 0; i < drawn.size(); i++) {
            Series path = drawn.get(i);
            String name = i == 0 ? "paths" : "";
            figure = figure.with(
                    new Mark.Line(name, Times.places(path), Times.values(path), Stroke.solid(Palette.SKY, 0.8)));
        }
        return figure.with(new Mark.Line(
                        "forecast", Times.places(point), Times.values(point), Stroke.solid(Palette.BLUE, 2)))
                .caption(caption(paths, drawn.size()));
    }

    private static String title(Paths paths) {
        Distribution total = paths.total();
        Series point = paths.forecast().point();
        return point.name() + ": the next " + Times.rows(point.size(), point.frequency()) + " add up to "
                + Numbers.text(total.quantile(0.1)) + " to " + Numbers.text(total.quantile(0.9)) + ", 8 times in 10";
    }

    private static String caption(Paths paths, int drawn) {
        int windows = paths.forecast().outlook().dependence().windows();
        return (drawn < paths.count() ? "Drawn: " + drawn + " of " + Numbers.count(paths.count()) + " paths. " : "")
                + (windows == 0
                        ? "Steps are drawn independently, so sums look surer than they are."
                        : "Steps hang together as the outcomes of " + Numbers.count(windows)
                                + " earlier forecasts did.");
    }
}
