package org.cellstate.dsl.chart.xchart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import org.cellstate.dsl.chart.Cloud;

/**
 * Very many dots of one colour. No more than one is painted for each pixel of the figure, and where dots lie close on all sides, a
 * plain area: together they cover what all dots would.
 */
final class Crowd {

    /** Up to here every dot is painted. */
    static final int FEW = 2_000;

    private final Rectangle2D bounds;
    private final Graphics2D canvas;
    private final int width;
    private final int height;

    private Crowd(Rectangle2D bounds, Graphics2D canvas) {
        this.bounds = bounds;
        this.canvas = canvas;
        this.width = (int) Math.ceil(bounds.getWidth());
        this.height = (int) Math.ceil(bounds.getHeight());
    }

    /**
     * Paints dots.
     *
     * @param x distances from the left edge of the plot, {@code NaN} for none
     * @param y distances from its lower edge, {@code NaN} for none
     */
    static void paint(Rectangle2D bounds, double[] x, double[] y, Color colour, double diameter, Graphics2D canvas) {
        Graphics2D inner = (Graphics2D) canvas.create();
        try {
            inner.clip(bounds);
            inner.setColor(colour);
            new Crowd(bounds, inner).paint(x, y, diameter);
        } finally {
            inner.dispose();
        }
    }

    private void paint(double[] x, double[] y, double diameter) {
        Cloud cloud = Cloud.of(x, y, width, height);
        int around = (int) Math.ceil(diameter / 2);
        for (int row = 0; row < height; row++) {
            int from = 0;
            for (int column = 0; column < width; column++) {
                if (!cloud.within(column, row, around)) {
                    area(from, column, row);
                    from = column + 1;
                    int dot = cloud.at(column, row);
                    if (dot >= 0) {
                        dot(x[dot], y[dot], diameter);
                    }
                }
            }
            area(from, width, row);
        }
    }

    private void area(int from, int to, int row) {
        if (to > from) {
            canvas.fill(
                    new Rectangle2D.Double(bounds.getX() + from, bounds.getMaxY() - row - 1, (double) to - from, 1));
        }
    }

    private void dot(double x, double y, double diameter) {
        canvas.fill(new Ellipse2D.Double(
                bounds.getX() + x - diameter / 2, bounds.getMaxY() - y - diameter / 2, diameter, diameter));
    }
}
