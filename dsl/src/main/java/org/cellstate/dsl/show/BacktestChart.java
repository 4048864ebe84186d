package org.cellstate.dsl.show;

import java.util.ArrayList;
import java.util.List;
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

    private BacktestChart() {}

    /**
     * Returns the picture, titled by the verdict, with all scores in the caption. Of a long backtest the last origins are
     * drawn, as many as can be read; the scores are those of all.
     */
    public static Figure of(Backtest backtest) {
        List<Forecast> drawn = drawn(backtest);
        Values places = joined(drawn, forecast -> Times.places(forecast.point()));
        Series actual = backtest.actual().last(places.size());
        return Figure.titled(capitalised(backtest.verdict()))
                .x(Axis.time(""))
                .y(Times.axis(actual))
                .with(new Mark.Band(
                        Numbers.percent(backtest.forecasts().get(0).level()) + " band",
                        places,
                        joined(drawn, forecast -> Times.values(forecast.lower())),
                        joined(drawn, forecast -> Times.values(forecast.upper())),
                        Palette.BLUE,
                        0.16))
                .with(new Mark.Line(
                        "forecast",
                        places,
                        joined(drawn, forecast -> Times.values(forecast.point())),
                        Stroke.solid(Palette.BLUE, 2)))
                .with(new Mark.Line(
                        "observed", Times.places(actual), Times.values(actual), Stroke.solid(Palette.INK, 1.2)))
                .caption(caption(backtest));
    }

    private static String caption(Backtest backtest) {
        List<String> scores = new ArrayList<>();
        for (Scored scored : backtest.ranking()) {
            scores.add(scored.name() + ": " + Numbers.text(scored.scores().mae()));
        }
        int drawn = drawn(backtest).size();
        Forecast first = backtest.forecasts().get(0);
        return "MAE " + String.join(" · ", scores) + ". " + Numbers.count(backtest.origins()) + " origins, "
                + Times.rows(first.horizon(), backtest.actual().frequency()) + " ahead each. The "
                + Numbers.percent(first.level()) + " band covered " + Numbers.percent(backtest.coverage()) + "."
                + (drawn < backtest.origins() ? " Drawn: the last " + drawn + "." : "");
    }

    private static List<Forecast> drawn(Backtest backtest) {
        int horizon = backtest.forecasts().get(0).horizon();
        int most = Math.max(1, READABLE_ROWS / horizon);
        int origins = backtest.origins();
        return backtest.forecasts().subList(Math.max(0, origins - most), origins);
    }

    private static Values joined(List<Forecast> drawn, Function<Forecast, Values> part) {
        return Values.of(drawn.stream()
                .flatMapToDouble(forecast -> part.apply(forecast).stream())
                .toArray());
    }

    private static String capitalised(String sentence) {
        return sentence.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + sentence.substring(1);
    }
}
