package org.cellstate.dsl.chart;

import java.nio.file.Path;

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

    /** Returns this chart for front ends that know Vega-Lite: with values under the pointer, and a plot that zooms. */
    default Interactive interactive() {
        return new Interactive(this);
    }

    /**
     * Saves this chart as a picture of twice the pixel density ({@code .png}) or as lines and text ({@code .svg}). A file that is there
     * is replaced once the new one is whole.
     *
     * @return the file
     * @throws IllegalArgumentException if the name has another ending, or the folder is not there
     * @throws IllegalStateException if this machine cannot draw; the message says what it lacks
     */
    default Path save(Path file) {
        return ChartFile.write(this, file);
    }

    /** Saves this chart as {@link #save(Path)} does. */
    default Path save(String file) {
        return save(Path.of(file));
    }
}
