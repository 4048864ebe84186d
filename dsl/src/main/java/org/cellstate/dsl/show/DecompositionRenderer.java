package org.cellstate.dsl.show;

import org.cellstate.dsl.chart.Axis;
import org.cellstate.dsl.chart.Facets;
import org.cellstate.dsl.chart.Figure;
import org.cellstate.dsl.chart.Mark;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.chart.Palette;
import org.cellstate.dsl.chart.Sparkline;
import org.cellstate.dsl.chart.Stroke;
import org.cellstate.dsl.chart.Values;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.statistic.Decomposition;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderer;

/** Shows a series taken apart: itself with its trend, the season and what is left, one below the other. */
public final class DecompositionRenderer implements Renderer<Decomposition> {

    /** A season of more seasons than this is a texture; the last ones are drawn. */
    private static final int SEASONS = 60;

    private static final int SPARKLINE = 48;

    private static final int HEIGHT = 600;

    @Override
    public Class<Decomposition> type() {
        return Decomposition.class;
    }

    @Override
    public MimeBundle render(Decomposition parts) {
        Facets facets = chart(parts);
        return Bundles.of(
                facets,
                String.join(
                        "\n",
                        facets.title(),
                        "  observed   " + line(parts.series()),
                        "  trend      " + line(parts.trend()),
                        "  season     " + line(parts.seasonal().last(2 * parts.period())) + ", the last two",
                        "  remainder  " + line(parts.remainder()),
                        facets.caption()));
    }

    static Facets chart(Decomposition parts) {
        Series season = parts.seasonal().last(SEASONS * parts.period());
        String shown = season.size() < parts.series().size() ? "Season, the last " + SEASONS : "Season";
        return Facets.of(
                        parts.toString(),
                        1,
                        panel("Observed and trend", parts.series(), SeriesChart.stroke(parts.series()))
                                .with(new Mark.Line(
                                        "",
                                        Times.places(parts.trend()),
                                        Times.values(parts.trend()),
                                        Stroke.solid(Palette.VERMILLION, 2))),
                        panel(shown, season, Stroke.solid(Palette.BLUE, 1)),
                        panel("Remainder", parts.remainder(), Stroke.solid(Palette.SECONDARY, 1)))
                .caption(caption(parts))
                .size(720, HEIGHT);
    }

    private static Figure panel(String title, Series series, Stroke stroke) {
        return Figure.titled(title)
                .x(Axis.time(""))
                .y(Axis.number(""))
                .with(new Mark.Line("", Times.places(series), Times.values(series), stroke));
    }

    private static String caption(Decomposition parts) {
        return "Taken apart by " + parts.kind() + ", a season of "
                + Times.rows(parts.period(), parts.series().frequency())
                + ". Strengths run from 0 to 1: how much of what is not the other part each explains.";
    }

    private static String line(Series series) {
        double[] known = Values.of(series.values()).stream()
                .filter(value -> !Double.isNaN(value))
                .toArray();
        return Sparkline.of(Values.of(known), SPARKLINE) + " " + Numbers.text(known[0]) + " … "
                + Numbers.text(known[known.length - 1]);
    }
}
