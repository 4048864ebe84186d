package org.cellstate.dsl.chart.xchart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.cellstate.dsl.chart.Palette;
import org.cellstate.dsl.chart.ParallelCoordinates;
import org.cellstate.dsl.chart.ParallelCoordinates.Best;
import org.cellstate.dsl.chart.Ramp;
import org.cellstate.dsl.chart.Range;
import org.cellstate.dsl.chart.Tick;
import org.cellstate.dsl.chart.Ticks;
import org.cellstate.dsl.chart.xchart.Lettering.Anchor;

/** Paints parallel coordinates: the better a line, the darker, and the best in ink on top. */
final class ParallelPainter {

    private static final Color PLATE = new Color(255, 255, 255, 210);
    private static final double LIGHTEST = 0.3;

    private final ParallelCoordinates chart;
    private final Page page;
    private final Graphics2D canvas;
    private final List<Range> ranges;

    ParallelPainter(ParallelCoordinates chart, Page page) {
        this.chart = chart;
        this.page = page;
        this.canvas = page.canvas();
        this.ranges =
                IntStream.range(0, chart.axes().size()).mapToObj(chart::range).toList();
    }

    void paint() {
        page.paintTitle(chart.title());
        page.paintCaption(chart.caption(), chart.omissions());
        double top = page.takeTop(2 * Page.ROW) + 2 * Page.ROW;
        double left = Page.EDGE + labels(0) + 8;
        double right = page.width() - Page.EDGE - labels(ranges.size() - 1) - 12;
        Rectangle2D plot =
                new Rectangle2D.Double(left, top, Math.max(10, right - left), Math.max(20, page.bottom() - 4 - top));
        paintAxes(plot);
        paintLines(plot);
        paintLabels(plot);
    }

    private double x(Rectangle2D plot, int axis) {
        return ranges.size() == 1 ? plot.getX() : plot.getX() + plot.getWidth() * axis / (ranges.size() - 1);
    }

    private double y(Rectangle2D plot, int axis, double value) {
        return plot.getMaxY() - ranges.get(axis).fraction(value) * plot.getHeight();
    }

    private Ticks ticks(int axis, double height) {
        return Ticks.along(ranges.get(axis), height, label -> 24);
    }

    private double labels(int axis) {
        double widest = 0;
        for (Tick tick : ticks(axis, 150).ticks()) {
            widest = Math.max(
                    widest, page.letters().width(tick.label(), page.style().tick()));
        }
        if (axis == ranges.size() - 1) {
            widest = Math.max(
                    widest, page.letters().width(bestText(), page.style().tick()));
        }
        return Math.min(widest, page.width() * 0.2);
    }

    private void paintAxes(Rectangle2D plot) {
        canvas.setStroke(Ink.butt(1));
        canvas.setColor(Ink.of(Palette.MUTED));
        for (int axis = 0; axis < ranges.size(); axis++) {
            double x = x(plot, axis);
            canvas.draw(new Line2D.Double(x, plot.getY(), x, plot.getMaxY()));
        }
    }

    private void paintLines(Rectangle2D plot) {
        long lines = chart.drawnLines().count();
        double opacity = lines <= 50 ? 1 : 0.6;
        int best = chart.bestLine().orElse(-1);
        chart.drawnLines()
                .filter(line -> line != best)
                .boxed()
                .sorted(Comparator.comparingDouble(this::merit))
                .forEach(line -> paintLine(plot, line, colour(line, opacity), lines > 100 ? 1 : 1.4));
        if (best >= 0) {
            paintLine(plot, best, Page.INK, 2.4);
        }
    }

    /** Returns how good a line is: 0 for the worst, 1 for the best one, -1 where that is not known. */
    private double merit(int line) {
        int last = ranges.size() - 1;
        double share = ranges.get(last).fraction(chart.columns().get(last).at(line));
        if (Double.isNaN(share)) {
            return -1;
        }
        return chart.best() == Best.LOWEST ? 1 - share : share;
    }

    private Color colour(int line, double opacity) {
        double merit = merit(line);
        int rgb = merit < 0 ? Palette.MUTED.rgb() : Ramp.SEQUENTIAL.rgb(LIGHTEST + (1 - LIGHTEST) * merit);
        return new Color(rgb | (int) Math.round(255 * opacity) << 24, true);
    }

    private void paintLine(Rectangle2D plot, int line, Color colour, double width) {
        Path2D path = new Path2D.Double();
        canvas.setColor(colour);
        canvas.setStroke(Ink.straight(width));
        for (int axis = 0; axis < ranges.size(); axis++) {
            double x = x(plot, axis);
            double y = place(plot, axis, line);
            boolean before = !Double.isNaN(place(plot, axis - 1, line));
            boolean after = !Double.isNaN(place(plot, axis + 1, line));
            if (Double.isNaN(y)) {
                continue;
            }
            if (before) {
                path.lineTo(x, y);
            } else {
                path.moveTo(x, y);
            }
            if (colour.equals(Page.INK) || (!before && !after)) {
                double radius = width * 1.4;
                canvas.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
            }
        }
        canvas.draw(path);
    }

    private double place(Rectangle2D plot, int axis, int line) {
        boolean there = axis >= 0 && axis < ranges.size();
        return there ? y(plot, axis, chart.columns().get(axis).at(line)) : Double.NaN;
    }

    private void paintLabels(Rectangle2D plot) {
        double best = paintBest(plot);
        double room = ranges.size() == 1 ? plot.getWidth() : plot.getWidth() / (ranges.size() - 1) - 8;
        for (int axis = 0; axis < ranges.size(); axis++) {
            boolean last = axis == ranges.size() - 1 && axis > 0;
            double x = x(plot, axis);
            String name = page.letters()
                    .shortened(chart.axes().get(axis).title(), page.style().axis(), room);
            double half = page.letters().width(name, page.style().axis()) / 2;
            double middle = Math.max(Page.EDGE + half, Math.min(page.width() - Page.EDGE - half, x));
            page.letters().set(name, page.style().axis(), Page.INK, middle, plot.getY() - 14, Anchor.MIDDLE);
            for (Tick tick : ticks(axis, plot.getHeight()).ticks()) {
                double y = y(plot, axis, tick.at());
                if (last && Math.abs(y - best) < 13) {
                    continue;
                }
                String label =
                        page.letters().shortened(tick.label(), page.style().tick(), Math.max(room * 0.6, 40));
                double width = page.letters().width(label, page.style().tick());
                double start = last ? x + 9 : x - 7 - width;
                canvas.setColor(PLATE);
                canvas.fill(new Rectangle2D.Double(start - 1, y - 7, width + 2, 14));
                page.letters().set(label, page.style().tick(), Page.SECONDARY, start, y + 4, Anchor.START);
            }
        }
    }

    /** Writes the value of the best line at its end, and returns at which height; ticks make room for it. */
    private double paintBest(Rectangle2D plot) {
        int last = ranges.size() - 1;
        if (last == 0 || chart.bestLine().isEmpty()) {
            return Double.NaN;
        }
        double y = y(plot, last, chart.columns().get(last).at(chart.bestLine().getAsInt()));
        String text = page.letters().shortened(bestText(), page.style().tick(), page.width() * 0.2);
        page.letters().set(text, page.style().tick(), Page.INK, plot.getMaxX() + 9, y + 4, Anchor.START);
        return y;
    }

    private String bestText() {
        int last = ranges.size() - 1;
        return chart.bestLine().isEmpty()
                ? ""
                : chart.axes()
                        .get(last)
                        .text(chart.columns().get(last).at(chart.bestLine().getAsInt()));
    }
}
