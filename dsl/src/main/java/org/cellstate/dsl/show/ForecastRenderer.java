package org.cellstate.dsl.show;

import java.util.ArrayList;
import java.util.List;
import org.cellstate.dsl.chart.Figure;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.evaluate.Forecast;
import org.cellstate.dsl.evaluate.Interval;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderer;

/** Shows a forecast: a picture with the bands; in text the figures of the first and last steps. */
public final class ForecastRenderer implements Renderer<Forecast> {

    private static final int MOST = 14;
    private static final int MOST_BANDS = 4;

    @Override
    public Class<Forecast> type() {
        return Forecast.class;
    }

    @Override
    public MimeBundle render(Forecast forecast) {
        Figure figure = ForecastChart.of(forecast);
        return Bundles.of(figure, figure.altText() + "\n\n" + table(forecast));
    }

    private static TextTable table(Forecast forecast) {
        Series point = forecast.point();
        List<Interval> told = told(forecast);
        List<String> head = new ArrayList<>(List.of(point.frequency().noun(), "forecast"));
        for (Interval interval : told) {
            head.add(Numbers.percent(interval.level()) + " from");
            head.add("to");
        }
        TextTable table = TextTable.headed(1, head.toArray(String[]::new));
        int half = MOST / 2;
        for (int row = 0; row < point.size(); row++) {
            boolean all = point.size() <= MOST + 1;
            if (!all && row == half) {
                List<String> skipped =
                        new ArrayList<>(List.of("⋮", Numbers.count(point.size() - (long) MOST) + " rows"));
                told.forEach(interval -> skipped.addAll(List.of("", "")));
                table.row(skipped.toArray(String[]::new));
            }
            if (all || row < half || row >= point.size() - half) {
                List<String> cells = new ArrayList<>(List.of(point.index().label(row), Numbers.text(point.value(row))));
                for (Interval interval : told) {
                    cells.add(Numbers.text(interval.lower().value(row)));
                    cells.add(Numbers.text(interval.upper().value(row)));
                }
                table.row(cells.toArray(String[]::new));
            }
        }
        return table;
    }

    /** The widest band of two, as the picture tells the other; of a fan all, as many as a line holds. */
    private static List<Interval> told(Forecast forecast) {
        List<Interval> all = forecast.intervals();
        return all.size() <= 2 ? all.subList(0, 1) : all.subList(0, Math.min(MOST_BANDS, all.size()));
    }
}
