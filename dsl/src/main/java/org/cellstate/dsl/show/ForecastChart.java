package org.cellstate.dsl.show;

import org.cellstate.dsl.chart.Axis;
import org.cellstate.dsl.chart.Figure;
import org.cellstate.dsl.chart.Mark;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.chart.Palette;
import org.cellstate.dsl.chart.Stroke;
import org.cellstate.dsl.chart.Values;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.evaluate.Forecast;

/** The figure of a forecast: the last observed rows, then the forecast with its band. */
public final class ForecastChart {

    private static final int HORIZONS_BEFORE = 4;
    private static final int LEAST_BEFORE = 24;

    private ForecastChart() {}

    /** Returns the forecast after four horizons of what was observed, at least {@value #LEAST_BEFORE} rows where there are. */
    public static Figure of(Forecast forecast) {
        Series point = forecast.point();
        Series before = forecast.context().last(Math.max(HORIZONS_BEFORE * forecast.horizon(), LEAST_BEFORE));
        Values ahead = Times.places(point);
        String level = Numbers.percent(forecast.level());
        Figure figure = Figure.titled(title(forecast)).x(Axis.time("")).y(Times.axis(point));
        if (before.size() > 0) {
            figure = figure.with(new Mark.Rule("forecast →", origin(before)))
                    .with(new Mark.Line(
                            "observed", Times.places(before), Times.values(before), Stroke.solid(Palette.INK, 1.2)));
        }
        return figure.with(new Mark.Band(
                        level + " band",
                        ahead,
                        Times.values(forecast.lower()),
                        Times.values(forecast.upper()),
                        Palette.BLUE,
                        0.16))
                .with(new Mark.Line("forecast", ahead, Times.values(point), Stroke.solid(Palette.BLUE, 2)))
                .caption("The shaded band is meant to hold " + level
                        + " of the outcomes; it is as wide as the errors on the validation rows were.");
    }

    /** Returns the place of the last observed row: what was known when the forecast was made. */
    private static double origin(Series before) {
        return Times.place(before.time(before.size() - 1));
    }

    /** Compares the mean of the forecast with the mean of as many rows before it. */
    private static String title(Forecast forecast) {
        Series point = forecast.point();
        String ahead = point.name() + ": the next " + Times.rows(point.size(), point.frequency())
                + (point.size() == 1 ? " is " : " average ") + Numbers.text(mean(point));
        Series before = forecast.context().last(point.size());
        double change = mean(point) / mean(before) - 1;
        if (before.size() < point.size() || !Double.isFinite(change) || mean(before) <= 0) {
            return ahead;
        }
        String last = " the last " + Numbers.count(point.size());
        if (Math.abs(change) < 0.005) {
            return ahead + ", as" + last;
        }
        return ahead + ", " + Numbers.percent(Math.abs(change)) + (change > 0 ? " above" : " below") + last;
    }

    static double mean(Series series) {
        return Times.values(series).stream().filter(Double::isFinite).average().orElse(Double.NaN);
    }
}
