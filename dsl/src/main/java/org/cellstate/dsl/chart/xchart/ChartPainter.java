package org.cellstate.dsl.chart.xchart;

import java.awt.Graphics2D;
import org.cellstate.dsl.chart.Chart;
import org.cellstate.dsl.chart.Facets;
import org.cellstate.dsl.chart.Figure;
import org.cellstate.dsl.chart.Heatmap;
import org.cellstate.dsl.chart.ParallelCoordinates;

/** Paints a chart of any kind, each by its own painter. */
final class ChartPainter {

    private ChartPainter() {}

    static void paint(Chart chart, Style style, Graphics2D canvas) {
        Page page = new Page(canvas, style, chart.width(), chart.height());
        if (chart instanceof Figure figure) {
            new FigurePainter(figure, page).paint();
        } else if (chart instanceof Heatmap map) {
            new HeatmapPainter(map, page).paint();
        } else if (chart instanceof Facets facets) {
            new FacetsPainter(facets, page).paint();
        } else if (chart instanceof ParallelCoordinates lines) {
            new ParallelPainter(lines, page).paint();
        }
    }
}
