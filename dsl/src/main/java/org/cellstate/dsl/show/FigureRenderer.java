package org.cellstate.dsl.show;

import org.cellstate.dsl.chart.Figure;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderer;

/** Shows a figure: its picture and its words. */
public final class FigureRenderer implements Renderer<Figure> {

    @Override
    public Class<Figure> type() {
        return Figure.class;
    }

    @Override
    public MimeBundle render(Figure figure) {
        return Bundles.of(figure, figure.altText());
    }
}
