package org.cellstate.dsl.show;

import org.cellstate.dsl.chart.Chart;
import org.cellstate.dsl.live.Watched;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderer;

/** Shows a watch at one moment: a picture and its words. */
public final class WatchedRenderer implements Renderer<Watched> {

    @Override
    public Class<Watched> type() {
        return Watched.class;
    }

    @Override
    public MimeBundle render(Watched state) {
        Chart chart = WatchedChart.of(state);
        return Bundles.of(
                chart,
                chart.altText() + state.anomalies().map(AnomaliesChart::events).orElse(""));
    }
}
