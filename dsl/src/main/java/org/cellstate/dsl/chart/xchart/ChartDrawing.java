package org.cellstate.dsl.chart.xchart;

import org.knowm.xchart.internal.chartpart.IChart;

/** Turns charts that somebody made with XChart into PNG pictures of twice the pixel density, without a screen. */
public final class ChartDrawing {

    /** Of more pixels than this no picture is made: it would not fit into a notebook. */
    private static final long MOST_PIXELS = 16_000_000;

    private ChartDrawing() {}

    /** Draws a chart as it paints itself. What XChart refuses to paint gives {@link Picture.Unavailable} with what it said. */
    public static Picture draw(IChart chart) {
        int width = chart.getWidth();
        int height = chart.getHeight();
        if ((long) width * height > MOST_PIXELS) {
            return new Picture.Unavailable(
                    "No picture: " + width + " × " + height + " pixels are too many. Make the chart smaller.",
                    new IllegalArgumentException("too large"));
        }
        try {
            return FigureDrawing.painted(width, height, canvas -> chart.paint(canvas, width, height));
        } catch (RuntimeException e) {
            return new Picture.Unavailable(
                    "No picture: XChart does not draw this chart. It says: " + e.getMessage(), e);
        }
    }
}
