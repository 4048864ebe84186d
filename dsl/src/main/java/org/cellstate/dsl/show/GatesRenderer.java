package org.cellstate.dsl.show;

import java.util.Arrays;
import org.cellstate.dsl.chart.Chart;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.chart.Sparkline;
import org.cellstate.dsl.chart.Values;
import org.cellstate.dsl.explain.Activation;
import org.cellstate.dsl.explain.Gates;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderer;

/** Shows gates and states inside a layer: heat maps; in text the mean of all units over time. */
public final class GatesRenderer implements Renderer<Gates> {

    private static final int LONGEST = 48;

    @Override
    public Class<Gates> type() {
        return Gates.class;
    }

    @Override
    public MimeBundle render(Gates gates) {
        Chart chart = GatesChart.of(gates);
        return Bundles.of(chart, chart.title() + "\n" + table(gates) + "\n" + chart.caption());
    }

    private static TextTable table(Gates gates) {
        TextTable table = TextTable.headed(2, "", "mean of units over time", "mean", "lowest", "highest");
        for (Activation activation : gates.activations()) {
            double[][] values = activation.values();
            double[] over = new double[gates.steps().size()];
            for (double[] unit : values) {
                for (int time = 0; time < over.length; time++) {
                    over[time] += unit[time] / values.length;
                }
            }
            double[] all = Arrays.stream(values).flatMapToDouble(Arrays::stream).toArray();
            table.row(
                    activation.name(),
                    Sparkline.of(Values.of(over), LONGEST),
                    Numbers.fixed(activation.mean(), 2),
                    Numbers.fixed(Arrays.stream(all).min().orElseThrow(), 2),
                    Numbers.fixed(Arrays.stream(all).max().orElseThrow(), 2));
        }
        return table;
    }
}
