package org.cellstate.dsl.show;

import org.cellstate.dsl.chart.Chart;
import org.cellstate.dsl.chart.Sparkline;
import org.cellstate.dsl.chart.Values;
import org.cellstate.dsl.evaluate.text.Surprise;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderer;

/** Shows the surprise of each token over the text; in text as a line of blocks. */
public final class SurpriseRenderer implements Renderer<Surprise> {

    private static final int SPARKLINE = 60;

    @Override
    public Class<Surprise> type() {
        return Surprise.class;
    }

    @Override
    public MimeBundle render(Surprise surprise) {
        Chart chart = SurpriseChart.of(surprise);
        String curve = Sparkline.of(Values.of(surprise.bits().toArray()), SPARKLINE);
        return Bundles.of(
                chart, chart.title() + "\n" + surprise.text().text() + "\nbits " + curve + "\n" + chart.caption());
    }
}
