package org.cellstate.dsl.show.library;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.chart.xchart.ChartDrawing;
import org.cellstate.dsl.chart.xchart.Picture;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderer;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.internal.chartpart.AxesChart;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.internal.series.Series;

/** Shows a chart that was made with XChart: as it paints itself, at twice the pixel density, and in a sentence. */
@SuppressWarnings("rawtypes") // a class literal has no type argument
public final class ChartRenderer implements Renderer<Chart> {

    private static final int MOST_SERIES = 8;

    @Override
    public Class<Chart> type() {
        return Chart.class;
    }

    @Override
    public MimeBundle render(Chart chart) {
        Chart<?, ?> typed = chart;
        Picture picture = ChartDrawing.draw(typed);
        if (picture instanceof Picture.Png png) {
            return MimeBundle.text(words(typed)).withPng(png.bytes(), png.width(), png.height());
        }
        return MimeBundle.text(words(typed) + "\n" + ((Picture.Unavailable) picture).advice());
    }

    private static String words(Chart<?, ?> chart) {
        List<String> words = new ArrayList<>();
        String title = chart.getTitle();
        words.add(chart.getClass().getSimpleName() + (title == null || title.isBlank() ? "" : " \"" + title + "\""));
        if (chart instanceof AxesChart<?, ?> axes) {
            String x = axes.getXAxisTitle();
            String y = axes.getYAxisTitle();
            if (x != null && y != null && !x.isBlank() && !y.isBlank()) {
                words.add(y + " against " + x);
            }
        }
        Collection<? extends Series> series = chart.getSeriesCollection();
        String names =
                series.stream().limit(MOST_SERIES).map(ChartRenderer::named).collect(Collectors.joining(", "));
        String more = series.size() > MOST_SERIES ? ", … " + (series.size() - MOST_SERIES) + " more" : "";
        words.add(series.size() + " series" + (series.isEmpty() ? "" : ": " + names + more));
        return String.join(" · ", words);
    }

    private static String named(Series series) {
        return series instanceof XYSeries points
                ? series.getName() + " (" + Numbers.count(points.getXData().length) + " points)"
                : series.getName();
    }
}
