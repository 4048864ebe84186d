package org.cellstate.dsl.chart;

/**
 * A chart that moves: where a front end knows Vega-Lite it shows values under the pointer and zooms; elsewhere it is the picture.
 *
 * @param chart what is shown
 */
public record Interactive(Chart chart) {

    /** Returns the words of the chart. */
    public String altText() {
        return chart.altText();
    }
}
