package org.cellstate.dsl.show;

import org.cellstate.dsl.chart.Chart;
import org.cellstate.dsl.evaluate.anomaly.LabelledAnomalies;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderer;

/** Shows anomalies beside their labels: a picture; in text the events as a table. */
public final class LabelledAnomaliesRenderer implements Renderer<LabelledAnomalies> {

    @Override
    public Class<LabelledAnomalies> type() {
        return LabelledAnomalies.class;
    }

    @Override
    public MimeBundle render(LabelledAnomalies labelled) {
        Chart chart = AnomaliesChart.of(labelled);
        return Bundles.of(chart, chart.altText() + AnomaliesChart.events(labelled.anomalies()));
    }
}
