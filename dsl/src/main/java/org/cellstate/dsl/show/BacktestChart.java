package org.cellstate.dsl.show;

import java.util.ArrayList;
import java.util.Comparator;
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
import org.cellstate.dsl.evaluate.DieboldMariano;
import org.cellstate.dsl.evaluate.Forecast;
import org.cellstate.dsl.evaluate.Rolling;
import org.cellstate.dsl.evaluate.Scored;

/** The figure of a backtest: what was observed over the test part, and what had been forecast from each origin. */
public final class BacktestChart {

    /** A line of more rows is a texture. */
    private static final int READABLE_ROWS = 200;

    private static final int HORIZONS_BEFORE = 3;

    private static final int TOLD_BASELINES = 3;

    private BacktestChart() {}

    /**
     * Returns the picture, titled by the verdict, with the scores of the best methods in the caption. Of a long backtest the last origins are
     * drawn, as many as can be read, and none that overlap; of several series the first. The scores are those of all.
     */
    public static Figure of(Backtest backtest) {
        List<Forecast> drawn = drawn(backtest);
        Series actual = actual(backtest, drawn);
        Series before =
                drawn.get(0).context().last(HORIZONS_BEFORE * drawn.get(0).horizon());
        Figure figure = Figure.titled(capitalised(backtest.verdict()))
                .x(Axis.time(""))
                .y(Times.axis(actual))
                .with(region(backtest, before, actual));
        List<List<Forecast>> pieces = pieces(backtest, drawn);
        for (int i = 0; i < drawn.get(0).intervals().size(); i++) {
            for (List<Forecast> piece : pieces) {
                figure = figure.with(band(piece, i, isLast(piece, pieces)));
            }
        }
        for (List<Forecast> piece : pieces) {
            figure = figure.with(new Mark.Line(
                    isLast(piece, pieces) ? "forecast" : "",
                    joined(piece, forecast -> Times.places(forecast.point())),
                    joined(piece, forecast -> Times.values(forecast.point())),
                    Stroke.solid(Palette.BLUE, 2)));
        }
        return figure.with(new Mark.Line(
                        "observed",
                        joined(List.of(before, actual), Times::places),
                        joined(List.of(before, actual), Times::values),
                        Stroke.solid(Palette.INK, 1.2)))
                .caption(caption(backtest));
    }

    /** Forecasts that adjoin make one line; where rows lie between them, each is a line of its own. */
    private static List<List<Forecast>> pieces(Backtest backtest, List<Forecast> drawn) {
        Rolling rolling = backtest.rolling();
        return rolling.overlap() * rolling.stride() == rolling.horizon()
                ? List.of(drawn)
                : drawn.stream().map(List::of).toList();
    }

    private static boolean isLast(List<Forecast> piece, List<List<Forecast>> pieces) {
        return piece.equals(pieces.get(pieces.size() - 1));
    }

    /** The observed rows from the first drawn origin to the last drawn step. */
    private static Series actual(Backtest backtest, List<Forecast> drawn) {
        Series all = backtest.actual();
        Series last = drawn.get(drawn.size() - 1).point();
        int from = all.index().rowsBefore(drawn.get(0).point().time(0));
        return all.rows(from, all.index().rowsBefore(last.time(last.size() - 1)) + 1);
    }

    private static Mark region(Backtest backtest, Series before, Series actual) {
        int known = before.index().rowsBefore(backtest.actual().time(0));
        Series first = known < before.size() ? before.rows(known, before.size()) : actual;
        return new Mark.Region(
                "test part", Times.place(first.time(0)), Times.place(actual.time(actual.size() - 1)), true);
    }

    private static Mark.Band band(List<Forecast> drawn, int interval, boolean labelled) {
        List<Mark.Band> parts = drawn.stream()
                .map(forecast -> ForecastChart.bands(forecast).get(interval))
                .toList();
        return new Mark.Band(
                labelled ? parts.get(0).label() : "",
                joined(parts, Mark.Band::x),
                joined(parts, Mark.Band::lower),
                joined(parts, Mark.Band::upper),
                parts.get(0).colour(),
                parts.get(0).opacity());
    }

    private static String caption(Backtest backtest) {
        List<String> scores = new ArrayList<>();
        scores.add(score(backtest.model()));
        backtest.baselines().stream()
                .sorted(Comparator.comparingDouble(scored -> scored.scores().mae()))
                .limit(TOLD_BASELINES)
                .forEach(scored -> scores.add(score(scored)));
        Forecast first = backtest.forecasts().get(0);
        List<String> held = new ArrayList<>();
        for (int i = 0; i < first.intervals().size(); i++) {
            held.add("the " + Numbers.percent(first.intervals().get(i).level()) + " band held "
                    + Numbers.percent(backtest.coverage(i)));
        }
        return "MAE " + String.join(" · ", scores) + ". Better from " + Numbers.count(backtest.wins()) + " of "
                + Numbers.count(backtest.origins()) + " origins" + chance(backtest.significance()) + ", "
                + Times.rows(first.horizon(), backtest.actual().frequency()) + " ahead each"
                + (backtest.rolling().refit().every() == 0
                        ? ""
                        : ", " + backtest.rolling().refit())
                + "; " + String.join(", ", held) + ", CRPS " + Numbers.text(backtest.crps()) + "." + left(backtest);
    }

    private static String score(Scored scored) {
        return scored.name() + " " + Numbers.text(scored.scores().mae());
    }

    private static String chance(DieboldMariano test) {
        return test.isKnown() ? " (p " + ScoreSheetWords.chance(test.pValue()) + ", Diebold-Mariano)" : "";
    }

    private static String left(Backtest backtest) {
        int drawn = drawn(backtest).size();
        int origins = originsOfFirst(backtest);
        String overlapping = backtest.rolling().overlap() > 1 ? " that do not overlap" : "";
        String rows = drawn < origins ? "the last " + drawn + overlapping : "";
        String series = backtest.series() > 1
                ? "the first of " + Numbers.count(backtest.series()) + " series" + (rows.isEmpty() ? "" : ", ")
                : "";
        return rows.isEmpty() && series.isEmpty() ? "" : " Drawn: " + series + rows + ".";
    }

    private static int originsOfFirst(Backtest backtest) {
        Series first = backtest.outcomes().get(0).series();
        return (int) backtest.outcomes().stream()
                .filter(outcome -> outcome.series().equals(first))
                .count();
    }

    /** The last forecasts of the first series, none of which overlap. */
    private static List<Forecast> drawn(Backtest backtest) {
        int horizon = backtest.rolling().horizon();
        int overlap = backtest.rolling().overlap();
        int most =
                Math.max(1, READABLE_ROWS / Math.max(horizon, backtest.rolling().stride()));
        int origins = originsOfFirst(backtest);
        List<Forecast> drawn = new ArrayList<>();
        for (int origin = origins - 1; origin >= 0 && drawn.size() < most; origin -= overlap) {
            drawn.add(0, backtest.forecasts().get(origin));
        }
        return drawn;
    }

    private static <T> Values joined(List<T> parts, Function<T, Values> part) {
        return Values.of(
                parts.stream().flatMapToDouble(one -> part.apply(one).stream()).toArray());
    }

    private static String capitalised(String sentence) {
        return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
    }
}
