package org.cellstate.dsl.chart.xchart;

import java.awt.BasicStroke;
import java.awt.Color;
import org.cellstate.dsl.chart.Palette;

/** The palette in AWT's terms. */
final class Ink {

    /** A shaded region on white. */
    static final Color SHADE = new Color(0xF5F5F5);

    private Ink() {}

    static Color of(Palette colour) {
        return new Color(colour.rgb());
    }

    static Color of(Palette colour, double opacity) {
        int alpha = (int) Math.round(255 * Math.max(0, Math.min(1, opacity)));
        return new Color(colour.rgb() | (alpha << 24), true);
    }

    /** Returns a line with round joints: XChart strokes each of its pieces by itself. */
    static BasicStroke round(double width) {
        return new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }

    static BasicStroke butt(double width) {
        return new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
    }
}
