package org.cellstate.dsl.chart.xchart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Lines and areas in pixels of a plot, upwards from its lower left corner, drawn by XChart.
 *
 * <p>XChart gets pixels and not the values themselves, and none of its own axes: its ticks do not know the calendar and its
 * number axes never return on values below 10<sup>-10</sup>.
 */
final class Layer {

    private static final Color NONE = new Color(0, 0, 0, 0);

    private final Rectangle2D bounds;
    private final XYChart chart;
    private int series;

    Layer(Rectangle2D bounds, Font font) {
        this.bounds = bounds;
        this.chart = new XYChart((int) bounds.getWidth(), (int) bounds.getHeight());
        bare(chart, font);
    }

    void paint(Graphics2D canvas) {
        Graphics2D inner = (Graphics2D) canvas.create();
        try {
            inner.translate(bounds.getX(), bounds.getY());
            if (series > 0) {
                chart.paint(inner, chart.getWidth(), chart.getHeight());
            }
        } finally {
            inner.dispose();
        }
    }

    private static void bare(XYChart chart, Font font) {
        chart.getStyler()
                .setXAxisMin(0.0)
                .setXAxisMax((double) chart.getWidth())
                .setYAxisMin(0.0)
                .setYAxisMax((double) chart.getHeight())
                .setAxisTicksVisible(false)
                .setAxisTitlesVisible(false)
                .setPlotGridLinesVisible(false)
                .setPlotTicksMarksVisible(false)
                .setPlotMargin(0)
                .setAxisTickLabelsFont(font)
                .setAxisTitleFont(font)
                .setBaseFont(font)
                .setChartTitleFont(font)
                .setLegendFont(font)
                .setAnnotationTextFont(font)
                .setAnnotationTextPanelFont(font)
                .setToolTipType(org.knowm.xchart.ToolTipType.yLabels)
                .setLegendVisible(false)
                .setChartTitleVisible(false)
                .setChartPadding(0)
                .setPlotContentSize(1)
                .setPlotBorderVisible(false)
                .setPlotBackgroundColor(NONE)
                .setChartBackgroundColor(NONE);
    }

    /** Adds a line through places, broken at {@code NaN}. */
    void line(double[] x, double[] y, BasicStroke stroke, Color colour) {
        if (x.length > 0) {
            XYSeries line = chart.addSeries("series " + series++, x, y);
            line.setMarker(SeriesMarkers.NONE).setLineStyle(stroke).setLineColor(colour);
        }
    }

    void area(List<double[]> outline, Color fill) {
        double[] x = outline.stream().mapToDouble(place -> place[0]).toArray();
        double[] y = outline.stream().mapToDouble(place -> place[1]).toArray();
        XYSeries area = chart.addSeries("series " + series++, x, y);
        area.setXYSeriesRenderStyle(XYSeriesRenderStyle.PolygonArea);
        area.setMarker(SeriesMarkers.NONE).setFillColor(fill);
        area.setLineStyle(SeriesLines.NONE);
    }
}
