package org.cellstate.dsl.show;

import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.chart.Sparkline;
import org.cellstate.dsl.data.Series;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderer;

/** Shows a series: its course as a picture; in text its first and last rows, with what is missing and a sparkline. */
public final class SeriesRenderer implements Renderer<Series> {

    private static final int ENDS = 5;

    @Override
    public Class<Series> type() {
        return Series.class;
    }

    @Override
    public MimeBundle render(Series series) {
        return Bundles.of(SeriesChart.of(series), text(series));
    }

    private static String text(Series series) {
        String step = series.frequency().noun();
        String unit = series.unit().isEmpty() ? "" : " (" + series.unit() + ")";
        String head = series.name() + unit + " · " + Numbers.count(series.size())
                + (series.size() == 1 ? " row" : " rows") + ", one per " + step;
        if (series.size() == 0) {
            return head;
        }
        String span = " · " + series.index().label(0) + " … " + series.index().label(series.size() - 1);
        String found = Numbers.count(series.missing()) + " missing. "
                + SeriesChart.caption(series).replace(" None missing.", "")
                + SeriesChart.repairs(series, "");
        return String.join(
                "\n",
                head + span,
                Sparkline.of(Times.values(series), 48),
                table(series).toString(),
                found.strip());
    }

    private static TextTable table(Series series) {
        TextTable table = TextTable.headed(1, series.frequency().noun(), series.name());
        boolean all = series.size() <= 2 * ENDS + 1;
        for (int row = 0; row < series.size(); row++) {
            if (!all && row == ENDS) {
                table.row("⋮", Numbers.count(series.size() - 2L * ENDS) + " rows");
            }
            if (all || row < ENDS || row >= series.size() - ENDS) {
                table.row(series.index().label(row), Numbers.text(series.value(row)));
            }
        }
        return table;
    }
}
