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

    /** Returns the colour that a share of it makes on white. */
    static Color tint(Palette colour, double share) {
        Color full = of(colour);
        return new Color(mixed(full.getRed(), share), mixed(full.getGreen(), share), mixed(full.getBlue(), share));
    }

    private static int mixed(int channel, double share) {
        return (int) Math.round(255 + (channel - 255) * share);
    }

    /** Returns a line with round joints: XChart strokes each of its pieces by itself. */
    static BasicStroke round(double width) {
        return new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }

    static BasicStroke butt(double width) {
        return new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
    }

    /** Returns a line without curves at its corners, which not all JDKs draw alike to the last pixel. */
    static BasicStroke straight(double width) {
        return new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL);
    }
}
