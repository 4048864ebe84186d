package org.cellstate.dsl.show;

import java.util.Locale;
import org.cellstate.dsl.chart.Axis;
import org.cellstate.dsl.chart.Facets;
import org.cellstate.dsl.chart.Figure;
import org.cellstate.dsl.chart.Mark;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.statistic.Stationarity;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderer;

/** Shows whether a series keeps its level: itself and its first stationary difference as a picture; in text both tests of each stage. */
public final class StationarityRenderer implements Renderer<Stationarity> {

    @Override
    public Class<Stationarity> type() {
        return Stationarity.class;
    }

    @Override
    public MimeBundle render(Stationarity test) {
        Facets facets = chart(test);
        return Bundles.of(facets, facets.title() + "\n\n" + table(test) + "\n" + facets.caption());
    }

    static Facets chart(Stationarity test) {
        Stationarity.Stage first = test.stages().get(0);
        Stationarity.Stage shown = test.stationary()
                .filter(stage -> !stage.equals(first))
                .orElse(test.stages().get(1));
        return Facets.of(test.toString(), 2, panel(first), panel(shown))
                .caption(
                        "Dickey-Fuller: a low p-value rules out that the series wanders. KPSS: a low one rules out that it keeps"
                                + " its level.");
    }

    private static Figure panel(Stationarity.Stage stage) {
        Series values = stage.values();
        String name = stage.name();
        return Figure.titled(name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1) + ": " + stage.finding())
                .x(Axis.time(""))
                .y(Times.axis(values))
                .with(new Mark.Line("", Times.places(values), Times.values(values), SeriesChart.stroke(values)));
    }

    private static TextTable table(Stationarity test) {
        TextTable table = TextTable.headed(1, "series", "Dickey-Fuller", "lags", "p", "KPSS", "lags", "p", "finding");
        for (Stationarity.Stage stage : test.stages()) {
            table.row(
                    stage.name(),
                    Numbers.fixed(stage.dickeyFuller().statistic(), 3),
                    Integer.toString(stage.dickeyFuller().lags()),
                    ScoreSheetWords.chance(stage.dickeyFuller().pValue()),
                    Numbers.fixed(stage.kpss().statistic(), 3),
                    Integer.toString(stage.kpss().lags()),
                    stage.kpss().probability(),
                    stage.finding());
        }
        return table;
    }
}
