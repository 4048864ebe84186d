package org.cellstate.dsl.chart.xchart;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.util.ArrayList;
import java.util.List;
import org.cellstate.dsl.chart.Decimation;
import org.cellstate.dsl.chart.Figure;
import org.cellstate.dsl.chart.Mark;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Draws the marks of a figure with XChart, in pixels of the plot.
 *
 * <p>XChart gets pixels and not the values themselves, and none of its own axes: its ticks do not know the calendar and its
 * number axes never return on values below 10<sup>-10</sup>.
 */
final class MarkLayer {

    private static final Color NONE = new Color(0, 0, 0, 0);

    private final Plot plot;
    private final XYChart chart;
    private int series;

    private MarkLayer(Plot plot, Font font) {
        this.plot = plot;
        this.chart =
                new XYChart((int) plot.bounds().getWidth(), (int) plot.bounds().getHeight());
        bare(chart, font);
    }

    static void paint(Figure figure, Plot plot, Font font, Graphics2D canvas) {
        MarkLayer layer = new MarkLayer(plot, font);
        figure.marks().forEach(layer::add);
        Graphics2D inner = (Graphics2D) canvas.create();
        try {
            inner.translate(plot.bounds().getX(), plot.bounds().getY());
            if (layer.series > 0) {
                layer.chart.paint(inner, layer.chart.getWidth(), layer.chart.getHeight());
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

    private void add(Mark mark) {
        if (mark instanceof Mark.Line line) {
            addLine(line);
        } else if (mark instanceof Mark.Band band) {
            addBand(band);
        } else if (mark instanceof Mark.Points points) {
            addDots(plot.across(points.x()), plot.up(points.y()), Ink.of(points.colour()), points.diameter());
        } else if (mark instanceof Mark.Bars bars) {
            addBars(bars);
        }
    }

    private void addLine(Mark.Line line) {
        Decimation thin = Decimation.of(plot.across(line.x()), plot.up(line.y()));
        Color colour = Ink.of(line.stroke().colour());
        double width = line.stroke().width();
        if (thin.x().size() == 0) {
            return;
        }
        double[] x = thin.x().stream().toArray();
        double[] y = thin.y().stream().toArray();
        if (line.stroke().dashed()) {
            double[][] dashes = Dashes.along(thin.x(), thin.y(), 2 * width, 3 * width); // round ends make it 3 to 2
            stroke(dashes[0], dashes[1]).setLineStyle(Ink.round(width)).setLineColor(colour);
        } else {
            stroke(x, y).setLineStyle(Ink.round(width)).setLineColor(colour);
        }
        addLonely(x, y, colour, Math.max(3, 2 * width));
    }

    private XYSeries stroke(double[] x, double[] y) {
        XYSeries line = chart.addSeries("series " + series++, x, y);
        line.setMarker(SeriesMarkers.NONE);
        return line;
    }

    /** A value between two gaps has no line: it is drawn as a dot. */
    private void addLonely(double[] x, double[] y, Color colour, double diameter) {
        List<double[]> lonely = new ArrayList<>();
        for (int i = 0; i < y.length; i++) {
            boolean before = i > 0 && !Double.isNaN(y[i - 1]);
            boolean after = i + 1 < y.length && !Double.isNaN(y[i + 1]);
            if (!Double.isNaN(y[i]) && !before && !after) {
                lonely.add(new double[] {x[i], y[i]});
            }
        }
        if (!lonely.isEmpty()) {
            double[] atX = lonely.stream().mapToDouble(place -> place[0]).toArray();
            double[] atY = lonely.stream().mapToDouble(place -> place[1]).toArray();
            addDots(atX, atY, colour, diameter);
        }
    }

    private void addDots(double[] x, double[] y, Color colour, double diameter) {
        double[] drawable = y.clone();
        double[] places = x.clone();
        for (int i = 0; i < x.length; i++) {
            if (Double.isNaN(x[i])) {
                drawable[i] = Double.NaN;
                places[i] = 0;
            }
        }
        if (x.length > 0) {
            XYSeries dots = chart.addSeries("series " + series++, places, drawable);
            dots.setMarker(new Dot(diameter)).setMarkerColor(colour);
            dots.setLineStyle(SeriesLines.NONE);
        }
    }

    private void addBand(Mark.Band band) {
        Color fill = Ink.of(band.colour(), band.opacity());
        Decimation lower = Decimation.of(plot.across(band.x()), gaps(plot.up(band.lower()), plot.up(band.upper())));
        Decimation upper = Decimation.of(plot.across(band.x()), gaps(plot.up(band.upper()), plot.up(band.lower())));
        List<List<double[]>> below = runs(lower);
        List<List<double[]>> above = runs(upper);
        for (int run = 0; run < Math.min(below.size(), above.size()); run++) {
            List<double[]> outline = new ArrayList<>(above.get(run));
            for (int i = below.get(run).size() - 1; i >= 0; i--) {
                outline.add(below.get(run).get(i));
            }
            addArea(outline, fill);
        }
    }

    /** Returns the first places, missing wherever the second are. */
    private static double[] gaps(double[] places, double[] others) {
        double[] both = places.clone();
        for (int i = 0; i < both.length; i++) {
            both[i] = Double.isNaN(others[i]) ? Double.NaN : both[i];
        }
        return both;
    }

    private static List<List<double[]>> runs(Decimation line) {
        List<List<double[]>> runs = new ArrayList<>();
        boolean open = false;
        for (int i = 0; i < line.y().size(); i++) {
            boolean point = !Double.isNaN(line.y().at(i));
            if (point && !open) {
                runs.add(new ArrayList<>());
            }
            if (point) {
                runs.get(runs.size() - 1)
                        .add(new double[] {line.x().at(i), line.y().at(i)});
            }
            open = point;
        }
        return runs;
    }

    private void addBars(Mark.Bars bars) {
        double half = Figure.barWidth(bars) / 2;
        double zero = Double.isNaN(plot.up(0)) ? 0 : plot.up(0);
        for (int i = 0; i < bars.x().size(); i++) {
            double left = plot.across(bars.x().at(i) - half);
            double right = plot.across(bars.x().at(i) + half);
            double end = plot.up(bars.y().at(i));
            if (!Double.isNaN(left + right + end)) {
                List<double[]> outline = new ArrayList<>();
                outline.add(new double[] {left, zero});
                outline.add(new double[] {left, end});
                outline.add(new double[] {right, end});
                outline.add(new double[] {right, zero});
                addArea(outline, Ink.of(bars.colour()));
            }
        }
    }

    private void addArea(List<double[]> outline, Color fill) {
        double[] x = outline.stream().mapToDouble(place -> place[0]).toArray();
        double[] y = outline.stream().mapToDouble(place -> place[1]).toArray();
        XYSeries area = chart.addSeries("series " + series++, x, y);
        area.setXYSeriesRenderStyle(XYSeriesRenderStyle.PolygonArea);
        area.setMarker(SeriesMarkers.NONE).setFillColor(fill);
        area.setLineStyle(SeriesLines.NONE);
    }

    /** A filled circle of its own size; XChart's has one size for the whole chart. */
    private static final class Dot extends Marker {

        private final double diameter;

        Dot(double diameter) {
            this.diameter = diameter;
        }

        @Override
        public void paint(Graphics2D g, double x, double y, int markerSize) {
            g.fill(new Ellipse2D.Double(x - diameter / 2, y - diameter / 2, diameter, diameter));
        }
    }
}
