package org.cellstate.dsl.show;

import org.cellstate.dsl.chart.Chart;
import org.cellstate.dsl.chart.Sparkline;
import org.cellstate.dsl.chart.Values;
import org.cellstate.dsl.explain.UnitTrace;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderer;

/** Shows the state of one unit over what it reads; in text as a line of blocks. */
public final class UnitTraceRenderer implements Renderer<UnitTrace> {

    private static final int SPARKLINE = 60;

    @Override
    public Class<UnitTrace> type() {
        return UnitTrace.class;
    }

    @Override
    public MimeBundle render(UnitTrace trace) {
        Chart chart = UnitTraceChart.of(trace);
        String curve = Sparkline.of(Values.of(trace.states()), SPARKLINE);
        return Bundles.of(chart, chart.title() + "\nstate " + curve + "\n" + chart.caption());
    }
}
