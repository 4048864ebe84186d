package org.cellstate.dsl.chart.xchart;

import java.awt.Graphics2D;
import org.cellstate.dsl.chart.Chart;
import org.cellstate.dsl.chart.Facets;

/** Paints charts in a grid of equal panels. */
final class FacetsPainter {

    private static final int LEAST_WIDTH = 120;
    private static final int LEAST_HEIGHT = 90;

    private final Facets facets;
    private final Page page;

    FacetsPainter(Facets facets, Page page) {
        this.facets = facets;
        this.page = page;
    }

    void paint() {
        page.paintTitle(facets.title());
        page.paintCaption(facets.caption(), facets.charts().isEmpty() ? facets.omissions() : "");
        if (facets.charts().isEmpty()) {
            return;
        }
        int columns = Math.min(facets.columns(), facets.charts().size());
        int width = panel(page.width(), columns);
        int height = panel(page.bottom() + Page.EDGE / 2 - page.top() + Page.EDGE / 2, facets.rows());
        for (int i = 0; i < facets.charts().size(); i++) {
            int row = i / columns;
            int column = i % columns;
            double x = column * (width + (double) Facets.GAP);
            double y = page.top() - Page.EDGE / 2 + row * (height + (double) Facets.GAP);
            paintPanel(facets.charts().get(i), x, y, width, height);
        }
    }

    private static int panel(double room, int count) {
        return (int) Math.floor((room - (count - 1.0) * Facets.GAP) / count);
    }

    /** A panel too small for a chart is painted at the least size and scaled down. */
    private void paintPanel(Chart chart, double x, double y, int width, int height) {
        double scale = Math.min(1, Math.min(width / (double) LEAST_WIDTH, height / (double) LEAST_HEIGHT));
        Graphics2D panel = (Graphics2D) page.canvas().create();
        try {
            panel.translate(x, y);
            panel.scale(scale, scale);
            ChartPainter.paint(
                    chart.size((int) Math.floor(width / scale), (int) Math.floor(height / scale)),
                    page.style().smaller(),
                    panel);
        } finally {
            panel.dispose();
        }
    }
}
