package org.cellstate.dsl.chart.xchart;

import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.cellstate.dsl.chart.Axis;
import org.cellstate.dsl.chart.Palette;
import org.cellstate.dsl.chart.Range;
import org.cellstate.dsl.chart.Tick;
import org.cellstate.dsl.chart.Ticks;
import org.cellstate.dsl.chart.xchart.Lettering.Anchor;

/**
 * Paints the labels and the title below a plot. Names that do not fit side by side are turned by 45°; where not even these have
 * room, every second, fifth, … is written, and the title says so.
 */
final class HorizontalAxis {

    private static final double TURN = -Math.PI / 4;
    private static final double SLOPE = Math.sqrt(0.5);
    private static final double LEAST_SLOT = 13;
    private static final double LONGEST = 0.28;

    private final Page page;
    private final Range range;
    private final double longest;

    HorizontalAxis(Page page, Range range, int height) {
        this.page = page;
        this.range = range;
        this.longest = height * LONGEST;
    }

    private Axis axis() {
        return range.axis();
    }

    private Ticks ticks(double width) {
        return Ticks.along(range, width, label -> width(label) + 22);
    }

    /** Returns the room that labels and title take below a plot of a width. */
    double height(double width) {
        double labels = Page.ROW;
        if (turned(width)) {
            labels = 10;
            for (String name : axis().names()) {
                labels = Math.max(labels, 10 + Math.min(longest, width(name) * SLOPE));
            }
        }
        return labels + (title(width).isEmpty() ? 0 : Page.ROW);
    }

    /** Returns how far turned names need to reach out at the left of a plot of a width. */
    double overhang(double width) {
        double overhang = 0;
        if (turned(width)) {
            for (int i = 0; i < axis().names().size(); i += every(width)) {
                double reach = Math.min(longest, width(axis().names().get(i)) * SLOPE) + 6;
                overhang = Math.max(overhang, reach - range.fraction(i) * width);
            }
        }
        return Math.min(overhang, page.width() * 0.15);
    }

    private boolean named() {
        return axis().kind() == Axis.Kind.CATEGORY;
    }

    private double slot(double width) {
        return width / Math.max(1, axis().names().size());
    }

    private boolean turned(double width) {
        return named() && axis().names().stream().anyMatch(name -> width(name) + 8 > slot(width));
    }

    private int every(double width) {
        return named() ? Thinning.every(slot(width), LEAST_SLOT) : 1;
    }

    private String title(double width) {
        String context = every(width) > 1
                ? "every " + Thinning.ordinal(every(width)) + " is named"
                : ticks(width).context();
        if (context.isEmpty()) {
            return axis().title();
        }
        return axis().title().isEmpty() ? context : axis().title() + " (" + context + ")";
    }

    void paint(Plot plot, boolean lines) {
        Rectangle2D bounds = plot.bounds();
        double width = bounds.getWidth();
        double baseline = bounds.getMaxY() + 14;
        int every = every(width);
        boolean turned = turned(width);
        List<Tick> ticks = ticks(width).ticks();
        for (int i = 0; i < ticks.size(); i += every) {
            Tick tick = ticks.get(i);
            if (lines) {
                paintLine(bounds, plot.left(tick.at()));
            }
            if (turned) {
                paintTurned(tick.label(), plot.left(tick.at()), bounds.getMaxY() + 10);
            } else {
                paintLevel(tick.label(), plot.left(tick.at()), baseline);
            }
        }
        String title = page.letters().shortened(title(width), page.style().axis(), width);
        double below = bounds.getMaxY() + height(width) - Page.ROW + 14;
        page.letters().set(title, page.style().axis(), Page.SECONDARY, bounds.getCenterX(), below, Anchor.MIDDLE);
    }

    private void paintLine(Rectangle2D bounds, double x) {
        page.canvas().setColor(Ink.of(Palette.GRID));
        page.canvas().setStroke(Ink.butt(1));
        page.canvas().draw(new Line2D.Double(x, bounds.getY(), x, bounds.getMaxY()));
    }

    private void paintLevel(String label, double x, double baseline) {
        double half = width(label) / 2;
        double edge = Page.EDGE / 2;
        double middle = Math.max(edge + half, Math.min(page.width() - edge - half, x));
        page.letters().set(label, page.style().tick(), Page.SECONDARY, middle, baseline, Anchor.MIDDLE);
    }

    private void paintTurned(String name, double x, double top) {
        double room = Math.min(longest, x - 4) / SLOPE;
        String label = page.letters().shortened(name, page.style().tick(), room);
        AffineTransform upright = page.canvas().getTransform();
        page.canvas().rotate(TURN, x + 4, top);
        page.letters().set(label, page.style().tick(), Page.SECONDARY, x + 4, top, Anchor.END);
        page.canvas().setTransform(upright);
    }

    private double width(String text) {
        return page.letters().width(text, page.style().tick());
    }
}
