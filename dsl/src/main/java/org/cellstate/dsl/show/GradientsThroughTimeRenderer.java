package org.cellstate.dsl.show;

import java.util.Arrays;
import org.cellstate.dsl.chart.Chart;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.chart.Sparkline;
import org.cellstate.dsl.chart.Values;
import org.cellstate.dsl.explain.GradientFlow;
import org.cellstate.dsl.explain.GradientsThroughTime;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderer;

/** Shows what is left of gradients on their way back: a line for each model, in text on a scale of its own. */
public final class GradientsThroughTimeRenderer implements Renderer<GradientsThroughTime> {

    private static final int LONGEST = 48;

    @Override
    public Class<GradientsThroughTime> type() {
        return GradientsThroughTime.class;
    }

    @Override
    public MimeBundle render(GradientsThroughTime gradients) {
        Chart chart = GradientsChart.of(gradients);
        return Bundles.of(chart, chart.title() + "\n" + table(gradients) + "\n" + chart.caption());
    }

    private static TextTable table(GradientsThroughTime gradients) {
        TextTable table =
                TextTable.headed(2, "model", "left, logarithm", "below 1 % after", "left at the end", "steps");
        for (GradientFlow flow : gradients.models()) {
            double[] shares = flow.shares();
            double[] logarithms = Arrays.stream(shares).map(Math::log10).toArray();
            int reach = flow.reach(0.01);
            table.row(
                    flow.model(),
                    Sparkline.of(Values.of(logarithms), LONGEST),
                    reach == shares.length ? Numbers.MISSING : Numbers.count(reach),
                    Numbers.text(shares[shares.length - 1]),
                    Numbers.count(shares.length - 1L));
        }
        return table;
    }
}
