package org.cellstate.dsl.chart;

/**
 * The size of a chart in CSS pixels.
 *
 * @param width at least 120, or 0: as wide as the contents need
 * @param height at least 90, or 0: as high as the contents need
 */
public record Size(int width, int height) {

    /** As large as the contents need. */
    public static final Size FITTED = new Size(0, 0);

    public Size {
        if (width != 0 || height != 0) {
            checked(width, height);
        }
    }

    static void checked(int width, int height) {
        if (width < 120 || height < 90) {
            throw new IllegalArgumentException("A chart must be at least 120 × 90 pixels.\n  received: " + width + " × "
                    + height + "\n  try: .size(720, 300)");
        }
    }

    boolean isFitted() {
        return width == 0;
    }
}
