package org.cellstate.dsl.show;

import java.util.ArrayList;
import java.util.List;
import org.cellstate.dsl.chart.Axis;
import org.cellstate.dsl.chart.Figure;
import org.cellstate.dsl.chart.Mark;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.chart.Palette;
import org.cellstate.dsl.chart.Stroke;
import org.cellstate.dsl.chart.Values;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.evaluate.Forecast;
import org.cellstate.dsl.evaluate.Interval;
import org.cellstate.dsl.evaluate.Reliability;

/** The figure of a forecast: the last observed rows, then the forecast with its bands. */
public final class ForecastChart {

    private static final int HORIZONS_BEFORE = 4;
    private static final int LEAST_BEFORE = 24;
    private static final double PALE = 0.16;
    private static final double INNER_OF_TWO = 0.30;

    private ForecastChart() {}

    /** Returns the forecast after four horizons of what was observed, at least {@value #LEAST_BEFORE} rows where there are. */
    public static Figure of(Forecast forecast) {
        Series point = forecast.point();
        Series before = forecast.context().last(Math.max(HORIZONS_BEFORE * forecast.horizon(), LEAST_BEFORE));
        Values ahead = Times.places(point);
        Figure figure = Figure.titled(title(forecast)).x(Axis.time("")).y(Times.axis(point));
        if (before.size() > 0) {
            figure = figure.with(new Mark.Rule("forecast →", origin(before)))
                    .with(new Mark.Line(
                            "observed", Times.places(before), Times.values(before), Stroke.solid(Palette.INK, 1.2)));
        }
        for (Mark.Band band : bands(forecast)) {
            figure = figure.with(band);
        }
        return figure.with(new Mark.Line("forecast", ahead, Times.values(point), Stroke.solid(Palette.BLUE, 2)))
                .caption(caption(forecast));
    }

    /** Returns the bands, the widest first and palest: each lies on the ones before it, and so they darken towards the middle. */
    static List<Mark.Band> bands(Forecast forecast) {
        List<Mark.Band> bands = new ArrayList<>();
        for (Interval interval : forecast.intervals()) {
            bands.add(new Mark.Band(
                    Numbers.percent(interval.level()) + " band",
                    Times.places(interval.lower()),
                    Times.values(interval.lower()),
                    Times.values(interval.upper()),
                    Palette.BLUE,
                    bands.size() == 1 && forecast.intervals().size() == 2 ? INNER_OF_TWO : PALE));
        }
        return bands;
    }

    private static String caption(Forecast forecast) {
        Reliability known = forecast.reliability();
        if (!known.isKnown()) {
            List<String> levels = forecast.intervals().stream()
                    .map(interval -> Numbers.percent(interval.level()))
                    .toList();
            return "The bands are meant to hold " + String.join(" and ", levels)
                    + " of the outcomes; the test part is too short to say what they do hold.";
        }
        List<String> held = new ArrayList<>();
        List<String> open = new ArrayList<>();
        for (int i = 0; i < known.coverage().size(); i++) {
            String level = Numbers.percent(forecast.intervals().get(i).level());
            if (Double.isNaN(known.coverage().get(i))) {
                open.add(level);
            } else {
                held.add("the " + level + " band held "
                        + Numbers.percent(known.coverage().get(i)));
            }
        }
        String on = held.isEmpty()
                ? "On the test part: "
                : "On the test part " + String.join(", ", held) + " of the outcomes. ";
        return on + "MAE " + Numbers.text(known.mae())
                + ", " + known.baseline() + " " + Numbers.text(known.baselineMae()) + ", over "
                + Numbers.count(known.origins()) + (known.origins() == 1 ? " forecast." : " forecasts.")
                + (open.isEmpty() ? "" : " No backtest looked at bands of " + String.join(" and ", open) + ".");
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
