package org.cellstate.dsl.chart.xchart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.cellstate.dsl.chart.Figure;
import org.cellstate.dsl.chart.Mark;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.chart.Palette;
import org.cellstate.dsl.chart.xchart.Lettering.Anchor;

/** Paints the names of marks beside them: of dots, of what ends at the right, and of what is named in the strip above the plot. */
final class Names {

    private static final Color SECONDARY = Ink.of(Palette.SECONDARY);
    private static final Color PLATE = new Color(255, 255, 255, 200);

    private final Figure figure;
    private final List<LineLabels.Label> ends;
    private final Style style;
    private final Lettering letters;
    private final Graphics2D canvas;

    Names(Figure figure, List<LineLabels.Label> ends, Style style, Lettering letters, Graphics2D canvas) {
        this.figure = figure;
        this.ends = ends;
        this.style = style;
        this.letters = letters;
        this.canvas = canvas;
    }

    void paintPoints(Plot plot) {
        boolean grouped = !LineLabels.groups(figure).isEmpty();
        for (Mark mark : figure.marks()) {
            if (mark instanceof Mark.Points points
                    && !points.label().isEmpty()
                    && points.x().size() > 0
                    && (points.x().size() == 1 || !grouped)) {
                int last = points.x().size() - 1;
                double x = plot.left(points.x().at(last));
                double y = plot.top(points.y().at(last));
                if (!Double.isNaN(x + y)) {
                    paintPoint(points, plot, x, y);
                }
            }
        }
    }

    /** Above the dot, or below it where there is no room above, on a plate that lifts it off the lines. */
    private void paintPoint(Mark.Points points, Plot plot, double x, double y) {
        int last = points.x().size() - 1;
        String text = points.label() + " " + Numbers.text(points.y().at(last)) + " @ "
                + figure.x().text(points.x().at(last));
        double half = letters.width(text, style.tick()) / 2;
        double middle =
                Math.max(plot.bounds().getX() + half, Math.min(plot.bounds().getMaxX() - half, x));
        double distance = points.diameter() / 2 + 7;
        double baseline = y - distance - 10 < plot.bounds().getY() ? y + distance + 8 : y - distance;
        canvas.setColor(PLATE);
        canvas.fill(new Rectangle2D.Double(middle - half - 2, baseline - 10, 2 * half + 4, 13));
        letters.set(text, style.tick(), Ink.of(points.colour()), middle, baseline, Anchor.MIDDLE);
    }

    void paintStrip(Plot plot, double baseline, boolean legend) {
        Strip strip = new Strip(plot.bounds());
        for (Mark mark : figure.marks()) {
            if (mark instanceof Mark.Rule rule) {
                strip.set(rule.label(), SECONDARY, plot.left(rule.x()) + 5, baseline, Anchor.START);
            }
        }
        for (LineLabels.Label end : ends) {
            if (!legend && !LineLabels.atRightEnd(end)) {
                double x = plot.bounds().getX() + end.x() * plot.bounds().getWidth() - 5;
                strip.set(end.text(), Ink.of(end.colour()), x, baseline, Anchor.END);
            }
        }
        for (Mark mark : figure.marks()) {
            if (mark instanceof Mark.Region region) {
                strip.set(region.label(), SECONDARY, plot.left(region.from()) + 4, baseline, Anchor.START);
            }
        }
    }

    void paintEnds(Plot plot) {
        Rectangle2D bounds = plot.bounds();
        List<LineLabels.Label> labels = new ArrayList<>();
        for (LineLabels.Label end : ends) {
            if (LineLabels.atRightEnd(end)) {
                labels.add(end.at(bounds.getMaxY() - end.y() * bounds.getHeight() + 4));
            }
        }
        double room = figure.width() - FigurePainter.EDGE - bounds.getMaxX() - 6;
        for (LineLabels.Label label : LineLabels.apart(labels, bounds.getY() + 8, bounds.getMaxY())) {
            String text = letters.shortened(label.text(), style.tick(), room);
            letters.set(text, style.tick(), Ink.of(label.colour()), bounds.getMaxX() + 6, label.y(), Anchor.START);
        }
    }

    /** The row of names above the plot. A name that would cover another is left out. */
    private final class Strip {

        private final Rectangle2D bounds;
        private final List<double[]> taken = new ArrayList<>();

        Strip(Rectangle2D bounds) {
            this.bounds = bounds;
        }

        void set(String text, Color colour, double x, double baseline, Anchor anchor) {
            double width = letters.width(text, style.tick());
            double start = anchor == Anchor.END ? x - width : x;
            double from = Math.max(bounds.getX(), Math.min(start, figure.width() - FigurePainter.EDGE - width));
            double to = from + width;
            boolean free = taken.stream().noneMatch(place -> from < place[1] + 6 && place[0] < to + 6);
            if (!Double.isNaN(x) && !text.isEmpty() && free) {
                taken.add(new double[] {from, to});
                letters.set(text, style.tick(), colour, from, baseline, Anchor.START);
            }
        }
    }
}
