package org.cellstate.dsl.show;

import org.cellstate.dsl.chart.Chart;
import org.cellstate.dsl.explain.Importance;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderer;

/** Shows how much a model leans on each input: a picture and its words. */
public final class ImportanceRenderer implements Renderer<Importance> {

    @Override
    public Class<Importance> type() {
        return Importance.class;
    }

    @Override
    public MimeBundle render(Importance result) {
        Chart chart = ImportanceChart.of(result);
        return Bundles.of(chart, chart.altText());
    }
}
