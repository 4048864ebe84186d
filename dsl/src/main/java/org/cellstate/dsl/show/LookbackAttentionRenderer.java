package org.cellstate.dsl.show;

import org.cellstate.dsl.chart.Chart;
import org.cellstate.dsl.explain.LookbackAttention;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderer;

/** Shows where a forecaster looks in the lookback: a picture; in text a table of the steps ahead. */
public final class LookbackAttentionRenderer implements Renderer<LookbackAttention> {

    @Override
    public Class<LookbackAttention> type() {
        return LookbackAttention.class;
    }

    @Override
    public MimeBundle render(LookbackAttention attention) {
        Chart chart = LookbackAttentionChart.of(attention);
        return Bundles.of(chart, chart.altText() + "\n\n" + LookbackAttentionChart.table(attention));
    }
}
