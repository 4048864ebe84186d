package org.cellstate.dsl.chart;

/**
 * How a line is drawn.
 *
 * @param colour its colour
 * @param width its width in pixels of the figure, above 0
 * @param dashed whether it is broken into dashes
 */
public record Stroke(Palette colour, double width, boolean dashed) {

    public Stroke {
        if (!(width > 0)) {
            throw new IllegalArgumentException(
                    "A line must have a width.\n  received: width=" + width + "\n  try: a width above 0, such as 1.2");
        }
    }

    /** Returns an unbroken line. */
    public static Stroke solid(Palette colour, double width) {
        return new Stroke(colour, width, false);
    }

    /** Returns a dashed line. */
    public static Stroke dashed(Palette colour, double width) {
        return new Stroke(colour, width, true);
    }
}
