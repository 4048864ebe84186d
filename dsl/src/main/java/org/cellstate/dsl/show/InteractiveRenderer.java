package org.cellstate.dsl.show;

import org.cellstate.dsl.chart.Interactive;
import org.cellstate.dsl.chart.vega.VegaLite;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderer;

/** Shows a chart as Vega-Lite, and as its picture and words where nothing else is known. */
public final class InteractiveRenderer implements Renderer<Interactive> {

    @Override
    public Class<Interactive> type() {
        return Interactive.class;
    }

    @Override
    public MimeBundle render(Interactive interactive) {
        return Bundles.of(interactive.chart(), interactive.altText())
                .with(VegaLite.MIME_TYPE, VegaLite.of(interactive.chart()));
    }
}
