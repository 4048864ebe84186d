package org.cellstate.dsl.chart;

/** Makes pictures of charts. Found as a service, because charts themselves know nothing of drawing. */
public interface ChartEncoder {

    /**
     * Returns a PNG picture of twice the pixel density.
     *
     * @throws IllegalStateException if this machine cannot draw; the message says what it lacks
     */
    byte[] png(Chart chart);

    /**
     * Returns an SVG file. Its text is text, to be searched and read aloud.
     *
     * @throws IllegalStateException if this machine cannot draw; the message says what it lacks
     */
    String svg(Chart chart);
}
