package org.cellstate.dsl.chart.xchart;

import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.cellstate.dsl.chart.Axis;
import org.cellstate.dsl.chart.Palette;
import org.cellstate.dsl.chart.Range;
import org.cellstate.dsl.chart.Tick;
import org.cellstate.dsl.chart.Ticks;
import org.cellstate.dsl.chart.xchart.Lettering.Anchor;

/** Paints the labels at the left of a plot and the grid lines at their height; names have none. */
final class VerticalAxis {

    private static final double GAP = 8;
    private static final double LEAST_SLOT = 13;
    private static final double LONGEST = 0.35;

    private final Page page;
    private final Range range;

    VerticalAxis(Page page, Range range) {
        this.page = page;
        this.range = range;
    }

    boolean named() {
        return range.axis().kind() == Axis.Kind.CATEGORY;
    }

    private int every(double height) {
        return named()
                ? Thinning.every(height / Math.max(1, range.axis().names().size()), LEAST_SLOT)
                : 1;
    }

    private List<Tick> ticks(double height) {
        return Ticks.along(range, height, label -> 24).ticks();
    }

    /** Returns the room that the labels take at the left of a plot of a height. */
    double width(double height) {
        double widest = 0;
        for (Tick tick : ticks(height)) {
            widest = Math.max(
                    widest, page.letters().width(tick.label(), page.style().tick()));
        }
        return Math.ceil(Math.min(widest, page.width() * LONGEST)) + GAP;
    }

    /** Returns the title, which says where not all names have room. */
    String title(double height) {
        String title = range.axis().title();
        int every = every(height);
        if (every == 1) {
            return title;
        }
        String note = "every " + Thinning.ordinal(every) + " is named";
        return title.isEmpty() ? note : title + " (" + note + ")";
    }

    void paint(Plot plot) {
        Rectangle2D bounds = plot.bounds();
        page.canvas().setStroke(Ink.butt(1));
        List<Tick> ticks = ticks(bounds.getHeight());
        int every = every(bounds.getHeight());
        for (int i = 0; i < ticks.size(); i += every) {
            double y = plot.top(ticks.get(i).at());
            if (!named()) {
                page.canvas().setColor(Ink.of(Palette.GRID));
                page.canvas().draw(new Line2D.Double(bounds.getX(), y, bounds.getMaxX(), y));
            }
            String label =
                    page.letters().shortened(ticks.get(i).label(), page.style().tick(), page.width() * LONGEST);
            page.letters()
                    .set(
                            label,
                            page.style().tick(),
                            named() ? Page.INK : Page.SECONDARY,
                            bounds.getX() - GAP,
                            y + 4,
                            Anchor.END);
        }
    }
}
