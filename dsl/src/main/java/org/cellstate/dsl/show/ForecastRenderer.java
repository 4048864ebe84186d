package org.cellstate.dsl.show;

import org.cellstate.dsl.chart.Figure;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.evaluate.Forecast;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderer;

/** Shows a forecast: a picture with the bands; in text the figures of the first and last steps. */
public final class ForecastRenderer implements Renderer<Forecast> {

    private static final int MOST = 14;

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
        String level = Numbers.percent(forecast.level());
        TextTable table = TextTable.headed(1, point.frequency().noun(), "forecast", level + " from", "to");
        int half = MOST / 2;
        for (int row = 0; row < point.size(); row++) {
            boolean all = point.size() <= MOST + 1;
            if (!all && row == half) {
                table.row("⋮", Numbers.count(point.size() - (long) MOST) + " rows", "", "");
            }
            if (all || row < half || row >= point.size() - half) {
                table.row(
                        point.index().label(row),
                        Numbers.text(point.value(row)),
                        Numbers.text(forecast.lower().value(row)),
                        Numbers.text(forecast.upper().value(row)));
            }
        }
        return table;
    }
}
