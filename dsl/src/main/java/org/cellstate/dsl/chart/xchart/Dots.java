package org.cellstate.dsl.chart.xchart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;

/** Filled circles of any size. Those whose middle lies on the edge of the plot are whole: XChart's would be cut off there. */
final class Dots {

    private Dots() {}

    /**
     * Paints dots.
     *
     * @param x distances from the left edge of the plot, {@code NaN} for none
     * @param y distances from its lower edge, {@code NaN} for none
     */
    static void paint(Rectangle2D bounds, double[] x, double[] y, Color colour, double diameter, Graphics2D canvas) {
        double radius = diameter / 2;
        Graphics2D inner = (Graphics2D) canvas.create();
        try {
            inner.clip(new Rectangle2D.Double(
                    bounds.getX() - radius,
                    bounds.getY() - radius,
                    bounds.getWidth() + diameter,
                    bounds.getHeight() + diameter));
            inner.setColor(colour);
            for (int i = 0; i < x.length; i++) {
                if (!Double.isNaN(x[i] + y[i])) {
                    double left = bounds.getX() + x[i] - radius;
                    double top = bounds.getMaxY() - y[i] - radius;
                    inner.fill(new Ellipse2D.Double(left, top, diameter, diameter));
                }
            }
        } finally {
            inner.dispose();
        }
    }
}
