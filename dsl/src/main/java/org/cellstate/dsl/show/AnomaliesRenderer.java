package org.cellstate.dsl.show;

import org.cellstate.dsl.chart.Chart;
import org.cellstate.dsl.evaluate.anomaly.Anomalies;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderer;

/** Shows anomalies: a picture; in text the events as a table. */
public final class AnomaliesRenderer implements Renderer<Anomalies> {

    @Override
    public Class<Anomalies> type() {
        return Anomalies.class;
    }

    @Override
    public MimeBundle render(Anomalies anomalies) {
        Chart chart = AnomaliesChart.of(anomalies);
        return Bundles.of(chart, chart.altText() + AnomaliesChart.events(anomalies));
    }
}
