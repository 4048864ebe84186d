package org.cellstate.dsl.chart.xchart;

import java.awt.Color;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.cellstate.dsl.chart.Decimation;
import org.cellstate.dsl.chart.Figure;
import org.cellstate.dsl.chart.Mark;
import org.cellstate.dsl.chart.Values;
import org.cellstate.dsl.chart.xchart.Lettering.Anchor;

/** Paints annotations beside their dots: of the places around it, the one within the plot at which the words cover the least. */
final class Annotations {

    private static final Color PLATE = new Color(255, 255, 255, 220);
    private static final double LINE = 14;
    private static final double WIDEST = 200;
    private static final double DISTANCE = 9;

    private final Figure figure;
    private final Page page;
    private final Plot plot;
    private final List<Line2D> strokes = new ArrayList<>();
    private final List<Rectangle2D> taken = new ArrayList<>();

    private Annotations(Figure figure, Page page, Plot plot) {
        this.figure = figure;
        this.page = page;
        this.plot = plot;
    }

    static void paint(Figure figure, Page page, Plot plot) {
        if (figure.marks().stream().anyMatch(mark -> mark instanceof Mark.Annotation)) {
            new Annotations(figure, page, plot).paint();
        }
    }

    private void paint() {
        figure.marks().forEach(this::addStrokes);
        for (Mark mark : figure.marks()) {
            if (mark instanceof Mark.Annotation annotation) {
                double x = plot.left(annotation.x());
                double y = plot.top(annotation.y());
                if (!Double.isNaN(x + y)) {
                    paint(annotation.label(), x, y);
                }
            }
        }
    }

    private void addStrokes(Mark mark) {
        if (mark instanceof Mark.Line line) {
            addStrokes(line.x(), line.y());
        } else if (mark instanceof Mark.Steps steps) {
            addStrokes(steps.line().x(), steps.line().y());
        } else if (mark instanceof Mark.Points points) {
            addDots(points.x(), points.y());
        } else if (mark instanceof Mark.Annotation annotation) {
            addDots(Values.of(annotation.x()), Values.of(annotation.y()));
        }
    }

    private void addStrokes(Values x, Values y) {
        Decimation thin = Decimation.of(plot.across(x), plot.up(y));
        for (int i = 1; i < thin.x().size(); i++) {
            Line2D stroke = new Line2D.Double(
                    plot.bounds().getX() + thin.x().at(i - 1),
                    plot.bounds().getMaxY() - thin.y().at(i - 1),
                    plot.bounds().getX() + thin.x().at(i),
                    plot.bounds().getMaxY() - thin.y().at(i));
            if (!Double.isNaN(stroke.getY1() + stroke.getY2())) {
                strokes.add(stroke);
            }
        }
    }

    private void addDots(Values x, Values y) {
        Decimation thin = Decimation.of(plot.across(x), plot.up(y));
        for (int i = 0; i < thin.x().size(); i++) {
            double left = plot.bounds().getX() + thin.x().at(i);
            double top = plot.bounds().getMaxY() - thin.y().at(i);
            if (!Double.isNaN(left + top)) {
                strokes.add(new Line2D.Double(left, top, left, top));
            }
        }
    }

    private void paint(String label, double x, double y) {
        double widest = Math.min(WIDEST, plot.bounds().getWidth() - 4);
        List<String> lines = page.letters().lines(label, page.style().tick(), widest, 3);
        double width = 4;
        for (String line : lines) {
            width = Math.max(width, 4 + page.letters().width(line, page.style().tick()));
        }
        Rectangle2D plate = places(x, y, width, LINE * lines.size() + 2).stream()
                .min(Comparator.comparingDouble(place -> cost(place, x, y)))
                .orElseThrow();
        taken.add(plate);
        page.canvas().setColor(PLATE);
        page.canvas().fill(plate);
        double baseline = plate.getY() + 12;
        for (String line : lines) {
            page.letters().set(line, page.style().tick(), Page.INK, plate.getX() + 2, baseline, Anchor.START);
            baseline += LINE;
        }
    }

    /** Around the dot, pushed into the plot. The first of equally good ones is taken. */
    private List<Rectangle2D> places(double x, double y, double width, double height) {
        List<Rectangle2D> places = new ArrayList<>();
        double above = y - height - DISTANCE + 2;
        double below = y + DISTANCE - 2;
        places.add(within(x + DISTANCE, y - height / 2, width, height));
        places.add(within(x - DISTANCE - width, y - height / 2, width, height));
        places.add(within(x + 2, above, width, height));
        places.add(within(x - width - 2, above, width, height));
        places.add(within(x + 2, below, width, height));
        places.add(within(x - width - 2, below, width, height));
        places.add(within(x - width / 2, above - 14, width, height));
        places.add(within(x - width / 2, below + 14, width, height));
        return places;
    }

    private Rectangle2D within(double x, double y, double width, double height) {
        Rectangle2D bounds = plot.bounds();
        double left = Math.max(bounds.getX(), Math.min(bounds.getMaxX() - width, x));
        double top = Math.max(bounds.getY(), Math.min(bounds.getMaxY() - height, y));
        return new Rectangle2D.Double(left, top, width, height);
    }

    private double cost(Rectangle2D place, double x, double y) {
        double cost = place.intersects(x - 4, y - 4, 8, 8) ? 1000 : 0;
        for (Rectangle2D other : taken) {
            cost += place.intersects(other) ? 500 : 0;
        }
        for (Line2D stroke : strokes) {
            cost += place.intersectsLine(stroke) ? 1 : 0;
        }
        return cost;
    }
}
