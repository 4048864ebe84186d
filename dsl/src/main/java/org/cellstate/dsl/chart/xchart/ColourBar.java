package org.cellstate.dsl.chart.xchart;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import org.cellstate.dsl.chart.Axis;
import org.cellstate.dsl.chart.Palette;
import org.cellstate.dsl.chart.Range;
import org.cellstate.dsl.chart.Shading;
import org.cellstate.dsl.chart.Tick;
import org.cellstate.dsl.chart.Ticks;
import org.cellstate.dsl.chart.xchart.Lettering.Anchor;

/** The colours of a scale of numbers, in as many steps as an eye tells apart, and the bar that explains them. */
final class ColourBar {

    private static final int STEPS = 128;
    private static final double WIDTH = 10;
    private static final double GAP = 6;
    private static final double LONGEST = 200;

    private final Page page;
    private final Range range;
    private final Shading scale;
    private final Color[] colours = new Color[STEPS];

    /**
     * @param scale with both ends known
     */
    ColourBar(Page page, Shading scale) {
        this.page = page;
        this.scale = scale;
        this.range = new Range(Axis.number(""), scale.low(), scale.high());
        for (int step = 0; step < STEPS; step++) {
            colours[step] = new Color(scale.ramp().rgb(step / (STEPS - 1.0)));
        }
    }

    /** Returns the colour of a place on the scale, from 0 to 1. */
    Color colour(double share) {
        return colours[(int) Math.round(share * (STEPS - 1))];
    }

    private Ticks ticks(double length) {
        return Ticks.along(range, length, label -> 24);
    }

    /** Returns the room of the bar with its numbers. */
    double width(double length) {
        double widest = 0;
        for (Tick tick : ticks(Math.min(LONGEST, length)).ticks()) {
            widest = Math.max(
                    widest, page.letters().width(tick.label(), page.style().tick()));
        }
        return WIDTH + GAP + widest;
    }

    void paint(double x, double top, double room) {
        double length = Math.min(LONGEST, Math.floor(room));
        int rows = (int) (2 * length);
        page.canvas().setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
        for (int row = 0; row < rows; row++) {
            page.canvas().setColor(colour(1 - (row + 0.5) / rows));
            page.canvas().fill(new Rectangle2D.Double(x, top + row / 2.0, WIDTH, 0.5));
        }
        page.canvas().setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        page.canvas().setColor(Ink.of(Palette.GRID));
        page.canvas().setStroke(Ink.butt(1));
        page.canvas().draw(new Rectangle2D.Double(x, top, WIDTH, length));
        for (Tick tick : ticks(length).ticks()) {
            double y = top + (1 - range.fraction(tick.at())) * length;
            page.letters().set(tick.label(), page.style().tick(), Page.SECONDARY, x + WIDTH + GAP, y + 4, Anchor.START);
        }
    }

    boolean wantsWhiteText(double share) {
        return scale.ramp().wantsWhiteText(share);
    }
}
