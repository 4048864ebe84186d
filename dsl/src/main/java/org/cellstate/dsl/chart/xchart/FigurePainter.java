package org.cellstate.dsl.chart.xchart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.cellstate.dsl.chart.Figure;
import org.cellstate.dsl.chart.Mark;
import org.cellstate.dsl.chart.Palette;
import org.cellstate.dsl.chart.xchart.Lettering.Anchor;

/**
 * Lays a figure out and paints it: from top to bottom the title, the title of the vertical axis, a strip with the names of
 * regions, rules and ended lines, the plot, the labels and title of the horizontal axis, a legend if there are many lines, and
 * the caption. Names of up to four lines stand at their right ends.
 */
final class FigurePainter {

    static final double EDGE = Page.EDGE;
    private static final double ROW = Page.ROW;
    private static final double GAP = 8;
    private static final Color INK = Page.INK;
    private static final Color SECONDARY = Page.SECONDARY;

    private final Figure figure;
    private final Page page;
    private final Graphics2D canvas;
    private final Style style;
    private final Lettering letters;
    private final List<LineLabels.Label> ends;
    private final HorizontalAxis across;
    private final VerticalAxis upwards;

    FigurePainter(Figure figure, Page page) {
        this.figure = figure;
        this.page = page;
        this.canvas = page.canvas();
        this.style = page.style();
        this.letters = page.letters();
        this.ends = LineLabels.ends(figure);
        this.across = new HorizontalAxis(page, figure.xRange(), figure.height());
        this.upwards = new VerticalAxis(page, figure.yRange());
    }

    void paint() {
        page.paintTitle(figure.title());
        paintVerticalTitle();
        double strip = stripBaseline();
        page.paintCaption(figure.caption(), figure.omissions());
        List<LineLabels.Label> groups = LineLabels.groups(figure);
        boolean legend = ends.size() > LineLabels.MOST_AT_END;
        if (legend || !groups.isEmpty()) {
            paintLegend(legend, groups);
        }
        Plot plot = plot(legend);
        paintRegions(plot);
        upwards.paint(plot);
        across.paint(plot, upwards.named());
        paintRules(plot);
        Names names = new Names(figure, ends, style, letters, canvas);
        MarkLayer.paint(figure, plot, style.tick(), canvas);
        names.paintPoints(plot);
        Annotations.paint(figure, page, plot);
        names.paintStrip(plot, strip, legend);
        if (!legend) {
            names.paintEnds(plot);
        }
    }

    private void paintVerticalTitle() {
        String full = upwards.title(page.bottom() - page.top() - 2 * ROW);
        if (!full.isBlank()) {
            String title = letters.shortened(full, style.axis(), figure.width() - 2 * EDGE);
            letters.set(title, style.axis(), SECONDARY, EDGE, page.takeTop(ROW + 6) + 11, Anchor.START);
        }
    }

    /** Takes a row above the plot if anything is named there, and returns its baseline. */
    private double stripBaseline() {
        boolean named = figure.marks().stream()
                .anyMatch(
                        mark -> !mark.label().isEmpty() && (mark instanceof Mark.Rule || mark instanceof Mark.Region));
        boolean ended =
                ends.size() <= LineLabels.MOST_AT_END && ends.stream().anyMatch(end -> !LineLabels.atRightEnd(end));
        if (named || ended) {
            page.takeTop(ROW);
        }
        return page.top() - 5;
    }

    private void paintLegend(boolean lines, List<LineLabels.Label> groups) {
        List<LineLabels.Label> named = new ArrayList<>(lines ? ends : List.of());
        named.addAll(groups);
        double x = EDGE;
        List<List<LineLabels.Label>> rows = new ArrayList<>();
        rows.add(new ArrayList<>());
        for (LineLabels.Label end : named) {
            double width = 24 + letters.width(end.text(), style.tick()) + 16;
            if (x + width > figure.width() - EDGE && x > EDGE) {
                rows.add(new ArrayList<>());
                x = EDGE;
            }
            rows.get(rows.size() - 1).add(end.at(x));
            x += width;
        }
        double first = page.takeBottom(rows.size() * ROW);
        for (int row = 0; row < rows.size(); row++) {
            double baseline = first + (row + 1) * ROW - 3;
            for (LineLabels.Label place : rows.get(row)) {
                canvas.setColor(Ink.of(place.colour()));
                if (groups.contains(place.at(0))) {
                    canvas.fill(new Ellipse2D.Double(place.y() + 8, baseline - 8, 8, 8));
                } else if (place.opacity() < 1) {
                    canvas.setColor(Ink.tint(place.colour(), place.opacity()));
                    canvas.fill(new Rectangle2D.Double(place.y(), baseline - 9, 18, 10));
                } else {
                    canvas.setStroke(Ink.butt(3));
                    canvas.draw(new Line2D.Double(place.y(), baseline - 4, place.y() + 18, baseline - 4));
                }
                letters.set(place.text(), style.tick(), INK, place.y() + 24, baseline, Anchor.START);
            }
        }
        page.takeBottom(4);
    }

    /** The room of each axis hangs on the other's: the second look settles it. */
    private Plot plot(boolean legend) {
        double right = 0;
        for (LineLabels.Label end : ends) {
            if (!legend && LineLabels.atRightEnd(end)) {
                right = Math.max(right, letters.width(end.text(), style.tick()) + GAP);
            }
        }
        right = Math.ceil(Math.min(right, figure.width() * 0.3));
        double width = figure.width() - 2 * EDGE - right;
        double height = 0;
        double left = EDGE;
        for (int look = 0; look < 2; look++) {
            height = page.bottom() - page.top() - across.height(width);
            left = Math.ceil(EDGE + Math.max(upwards.width(height), across.overhang(width) - EDGE));
            width = Math.floor(Math.max(30, figure.width() - left - EDGE - right));
        }
        return new Plot(
                figure.xRange(),
                figure.yRange(),
                new Rectangle2D.Double(left, Math.ceil(page.top()), width, Math.floor(Math.max(20, height))));
    }

    private void paintRegions(Plot plot) {
        for (Mark mark : figure.marks()) {
            if (mark instanceof Mark.Region region) {
                double from = plot.left(region.from());
                double to = plot.left(region.to());
                if (!Double.isNaN(from + to)) {
                    Rectangle2D shade = new Rectangle2D.Double(
                            from, plot.bounds().getY(), to - from, plot.bounds().getHeight());
                    if (region.shaded()) {
                        canvas.setColor(Ink.SHADE);
                        canvas.fill(shade);
                    }
                    canvas.setColor(Ink.of(Palette.GRID));
                    canvas.setStroke(Ink.butt(1));
                    canvas.draw(new Line2D.Double(from, shade.getY(), from, shade.getMaxY()));
                }
            }
        }
    }

    private void paintRules(Plot plot) {
        for (Mark mark : figure.marks()) {
            if (mark instanceof Mark.Rule rule && !Double.isNaN(plot.across(rule.x()))) {
                double x = plot.left(rule.x());
                canvas.setColor(SECONDARY);
                canvas.setStroke(Ink.butt(1));
                canvas.draw(new Line2D.Double(
                        x, plot.bounds().getY() - 12, x, plot.bounds().getMaxY()));
            }
        }
    }
}
