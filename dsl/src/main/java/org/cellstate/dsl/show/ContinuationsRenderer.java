package org.cellstate.dsl.show;

import org.cellstate.dsl.chart.Figure;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.evaluate.text.Continuations;
import org.cellstate.dsl.evaluate.text.TokenScore;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderer;

/** Shows what may come next as bars; in text as a table. */
public final class ContinuationsRenderer implements Renderer<Continuations> {

    @Override
    public Class<Continuations> type() {
        return Continuations.class;
    }

    @Override
    public MimeBundle render(Continuations next) {
        Figure chart = ContinuationsChart.of(next);
        TextTable table = TextTable.headed(1, "token", "probability", "bits");
        for (TokenScore each : ContinuationsChart.drawn(next)) {
            table.row(Tokens.seen(each.token()), Numbers.fixed(each.probability(), 4), Numbers.fixed(each.bits(), 2));
        }
        return Bundles.of(chart, chart.title() + "\n\n" + table + "\n" + chart.caption());
    }
}
