package org.cellstate.dsl.show;

import org.cellstate.dsl.chart.Chart;
import org.cellstate.dsl.explain.LagInfluence;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderer;

/** Shows what each value of the lookback does to a forecast: a picture; in text a table of those that do most. */
public final class LagInfluenceRenderer implements Renderer<LagInfluence> {

    @Override
    public Class<LagInfluence> type() {
        return LagInfluence.class;
    }

    @Override
    public MimeBundle render(LagInfluence influence) {
        Chart chart = LagInfluenceChart.of(influence);
        return Bundles.of(chart, chart.altText() + "\n\n" + LagInfluenceChart.table(influence));
    }
}
