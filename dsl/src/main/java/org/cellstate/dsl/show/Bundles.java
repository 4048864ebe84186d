package org.cellstate.dsl.show;

import org.cellstate.dsl.chart.Figure;
import org.cellstate.dsl.chart.xchart.FigureDrawing;
import org.cellstate.dsl.chart.xchart.Picture;
import org.cellstate.kernel.api.MimeBundle;

/** Figures as what a notebook shows: a picture and its words, never HTML beside them, which front ends would prefer. */
final class Bundles {

    private Bundles() {}

    /** Returns the picture of a figure with text; only the text and a line of advice where nothing can be drawn. */
    static MimeBundle of(Figure figure, String text) {
        return of(FigureDrawing.draw(figure), text);
    }

    static MimeBundle of(Picture picture, String text) {
        if (picture instanceof Picture.Png png) {
            return MimeBundle.text(text).withPng(png.bytes(), png.width(), png.height());
        }
        return MimeBundle.text(text + "\n" + ((Picture.Unavailable) picture).advice());
    }
}
