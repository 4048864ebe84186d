package org.cellstate.dsl.show;

import org.cellstate.dsl.chart.Chart;
import org.cellstate.dsl.chart.xchart.FigureDrawing;
import org.cellstate.dsl.chart.xchart.Picture;
import org.cellstate.kernel.api.MimeBundle;

/** Charts as what a notebook shows: a picture and its words, never HTML beside them, which front ends would prefer. */
final class Bundles {

    private Bundles() {}

    /** Returns the picture of a chart with text; only the text and a line of advice where nothing can be drawn. */
    static MimeBundle of(Chart chart, String text) {
        return of(FigureDrawing.draw(chart), text);
    }

    static MimeBundle of(Picture picture, String text) {
        if (picture instanceof Picture.Png png) {
            return MimeBundle.text(text).withPng(png.bytes(), png.width(), png.height());
        }
        return MimeBundle.text(text + "\n" + ((Picture.Unavailable) picture).advice());
    }
}
