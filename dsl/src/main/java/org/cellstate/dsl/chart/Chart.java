package org.cellstate.dsl.chart;

/**
 * A picture as a value: what it shows and what it says in words. Drawing it is another's task.
 *
 * <p>Values that cannot be drawn (missing, infinite, outside an axis) are never an error: the chart leaves them out and says
 * how many there were.
 */
public sealed interface Chart permits Figure, Heatmap, Facets, ParallelCoordinates {

    /** Returns what the chart finds, as a sentence, not its type; may be empty. */
    String title();

    /** Returns what a reader must know to trust it: scores, units; may be empty. */
    String caption();

    /** Returns the width in CSS pixels. */
    int width();

    /** Returns the height in CSS pixels. */
    int height();

    /** Returns this chart in another size, in CSS pixels. */
    Chart size(int newWidth, int newHeight);

    /** Returns in words and figures what the picture shows: for terminals, screen readers and text exports. */
    String altText();

    /** Returns sentences about values that could not be drawn, or an empty text if all were. */
    String omissions();
}
