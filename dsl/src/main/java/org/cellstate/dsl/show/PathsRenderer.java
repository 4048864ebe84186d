package org.cellstate.dsl.show;

import org.cellstate.dsl.chart.Figure;
import org.cellstate.dsl.evaluate.Paths;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderer;

/** Shows drawn paths: a picture of some, and in words what their sums come to. */
public final class PathsRenderer implements Renderer<Paths> {

    @Override
    public Class<Paths> type() {
        return Paths.class;
    }

    @Override
    public MimeBundle render(Paths paths) {
        Figure figure = PathsChart.of(paths);
        return Bundles.of(figure, figure.title() + "\n" + figure.caption() + "\n\n" + paths);
    }
}
