package org.cellstate.dsl.show;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.cellstate.dsl.chart.Axis;
import org.cellstate.dsl.chart.Figure;
import org.cellstate.dsl.chart.Mark;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.chart.Palette;
import org.cellstate.dsl.chart.Stroke;
import org.cellstate.dsl.chart.Values;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.evaluate.Backtest;
import org.cellstate.dsl.evaluate.Forecast;
import org.cellstate.dsl.evaluate.Scored;

/** The figure of a backtest: what was observed over the test part, and what had been forecast from each origin. */
public final class BacktestChart {

    /** A line of more rows is a texture. */
    private static final int READABLE_ROWS = 200;

    private static final int HORIZONS_BEFORE = 3;

    private BacktestChart() {}

    /**
     * Returns the picture, titled by the verdict, with all scores in the caption. Of a long backtest the last origins are
     * drawn, as many as can be read; the scores are those of all.
     */
    public static Figure of(Backtest backtest) {
        List<Forecast> drawn = drawn(backtest);
        Values places = joined(drawn, forecast -> Times.places(forecast.point()));
        Series actual = backtest.actual().last(places.size());
        Series before =
                drawn.get(0).context().last(HORIZONS_BEFORE * drawn.get(0).horizon());
        Figure figure = Figure.titled(capitalised(backtest.verdict()))
                .x(Axis.time(""))
                .y(Times.axis(actual))
                .with(region(backtest, before, actual));
        for (int i = 0; i < drawn.get(0).intervals().size(); i++) {
            figure = figure.with(band(drawn, i));
        }
        Values points = joined(drawn, forecast -> Times.values(forecast.point()));
        return figure.with(new Mark.Line("forecast", places, points, Stroke.solid(Palette.BLUE, 2)))
                .with(new Mark.Line(
                        "observed",
                        joined(List.of(before, actual), Times::places),
                        joined(List.of(before, actual), Times::values),
                        Stroke.solid(Palette.INK, 1.2)))
                .caption(caption(backtest));
    }

    private static Mark region(Backtest backtest, Series before, Series actual) {
        int known = before.index().rowsBefore(backtest.actual().time(0));
        Series first = known < before.size() ? before.rows(known, before.size()) : actual;
        return new Mark.Region(
                "test part", Times.place(first.time(0)), Times.place(actual.time(actual.size() - 1)), true);
    }

    private static Mark.Band band(List<Forecast> drawn, int interval) {
        List<Mark.Band> parts = drawn.stream()
                .map(forecast -> ForecastChart.bands(forecast).get(interval))
                .toList();
        return new Mark.Band(
                parts.get(0).label(),
                joined(parts, Mark.Band::x),
                joined(parts, Mark.Band::lower),
                joined(parts, Mark.Band::upper),
                parts.get(0).colour(),
                parts.get(0).opacity());
    }

    private static String caption(Backtest backtest) {
        List<String> scores = new ArrayList<>();
        for (Scored scored : backtest.ranking()) {
            scores.add(scored.name() + " " + Numbers.text(scored.scores().mae()));
        }
        Forecast first = backtest.forecasts().get(0);
        List<String> held = new ArrayList<>();
        for (int i = 0; i < first.intervals().size(); i++) {
            held.add("the " + Numbers.percent(first.intervals().get(i).level()) + " band held "
                    + Numbers.percent(backtest.coverage(i)));
        }
        int drawn = drawn(backtest).size();
        return "MAE " + String.join(" · ", scores) + ". Better from " + Numbers.count(backtest.wins()) + " of "
                + Numbers.count(backtest.origins()) + " origins, "
                + Times.rows(first.horizon(), backtest.actual().frequency()) + " ahead each; "
                + String.join(", ", held) + "." + (drawn < backtest.origins() ? " Drawn: the last " + drawn + "." : "");
    }

    private static List<Forecast> drawn(Backtest backtest) {
        int horizon = backtest.forecasts().get(0).horizon();
        int most = Math.max(1, READABLE_ROWS / horizon);
        int origins = backtest.origins();
        return backtest.forecasts().subList(Math.max(0, origins - most), origins);
    }

    private static <T> Values joined(List<T> parts, Function<T, Values> part) {
        return Values.of(
                parts.stream().flatMapToDouble(one -> part.apply(one).stream()).toArray());
    }

    private static String capitalised(String sentence) {
        return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
    }
}
