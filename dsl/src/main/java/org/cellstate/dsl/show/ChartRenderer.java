package org.cellstate.dsl.show;

import org.cellstate.dsl.chart.Chart;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderer;

/** Shows a chart of any kind: its picture and its words. */
public final class ChartRenderer implements Renderer<Chart> {

    @Override
    public Class<Chart> type() {
        return Chart.class;
    }

    @Override
    public MimeBundle render(Chart chart) {
        return Bundles.of(chart, chart.altText());
    }
}
