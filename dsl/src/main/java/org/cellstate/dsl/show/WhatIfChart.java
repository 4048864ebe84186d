package org.cellstate.dsl.show;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import org.cellstate.dsl.chart.Axis;
import org.cellstate.dsl.chart.Facets;
import org.cellstate.dsl.chart.Figure;
import org.cellstate.dsl.chart.Mark;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.chart.Palette;
import org.cellstate.dsl.chart.Stroke;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.evaluate.WhatIf;

/** A forecast with a changed covariate beside the plain one, and below them the difference. */
public final class WhatIfChart {

    private static final int HORIZONS_BEFORE = 2;
    private static final int LEAST_BEFORE = 14;
    private static final double OUTER = 0.16;

    private WhatIfChart() {}

    /** Returns both panels, titled by what the change does in all. */
    public static Facets of(WhatIf result) {
        return Facets.of(title(result), 1, forecasts(result), difference(result))
                .caption(caption(result));
    }

    private static Figure forecasts(WhatIf result) {
        Series point = result.plain().point();
        Series before = result.plain().context().last(Math.max(LEAST_BEFORE, HORIZONS_BEFORE * point.size()));
        Figure figure = Figure.titled("Forecast").x(Axis.time("")).y(Times.axis(point));
        if (before.size() > 0) {
            figure = figure.with(new Mark.Line(
                    "observed", Times.places(before), Times.values(before), Stroke.solid(Palette.INK, 1.2)));
        }
        return figure.with(new Mark.Band(
                        Numbers.percent(result.changed().level()) + " band",
                        Times.places(point),
                        Times.values(result.changed().lower()),
                        Times.values(result.changed().upper()),
                        Palette.VERMILLION,
                        OUTER))
                .with(new Mark.Line(
                        "as known", Times.places(point), Times.values(point), Stroke.dashed(Palette.BLUE, 2)))
                .with(new Mark.Line(
                        "what if",
                        Times.places(point),
                        Times.values(result.changed().point()),
                        Stroke.solid(Palette.VERMILLION, 2)));
    }

    private static Figure difference(WhatIf result) {
        Series difference = result.difference();
        String unit = difference.unit().isEmpty() ? "" : " (" + difference.unit() + ")";
        return Figure.titled("Difference")
                .x(Axis.time(""))
                .y(Axis.number("what if less as known" + unit))
                .with(new Mark.HorizontalRule("", 0))
                .with(new Mark.Bars("", Times.places(difference), Times.values(difference), Palette.VERMILLION));
    }

    private static String title(WhatIf result) {
        double share =
                result.total() / Arrays.stream(result.plain().point().values()).sum();
        String change = Double.isFinite(share)
                ? String.format(Locale.ROOT, "%+.1f", 100 * share)
                                .replace("-0.0", "0.0")
                                .replace("+0.0", "0.0") + Numbers.THIN_SPACE + "%"
                : Numbers.text(result.total());
        Series point = result.plain().point();
        return point.name() + " with other " + result.covariate() + ": " + change + " over "
                + Times.rows(point.size(), point.frequency());
    }

    private static String caption(WhatIf result) {
        int rows = result.known().size();
        long other = IntStream.range(0, rows)
                .filter(row -> result.asked().value(row) != result.known().value(row))
                .count();
        return result.model() + ", " + result.covariate() + " changed on " + Numbers.count(other) + " of "
                + Times.rows(rows, result.known().frequency())
                + ". The difference is what the model has learned to go along with it, be it the cause or not.";
    }

    /** Returns a line for each row ahead. */
    static String table(WhatIf result) {
        Series point = result.plain().point();
        TextTable table = TextTable.headed(
                1, point.frequency().noun(), result.covariate(), "what if", "forecast", "what if", "difference");
        Series difference = result.difference();
        for (int row = 0; row < point.size(); row++) {
            table.row(
                    point.index().label(row),
                    Numbers.text(result.known().value(row)),
                    Numbers.text(result.asked().value(row)),
                    Numbers.text(point.value(row)),
                    Numbers.text(result.changed().point().value(row)),
                    Numbers.text(difference.value(row)));
        }
        return table.toString();
    }
}
