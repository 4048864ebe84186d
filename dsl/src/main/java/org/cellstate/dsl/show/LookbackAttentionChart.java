package org.cellstate.dsl.show;

import java.util.Arrays;
import java.util.List;
import org.cellstate.dsl.chart.Heatmap;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.explain.LookbackAttention;

/** Where a forecaster looks in the lookback: a map of each step ahead, as dark as the largest weight. */
public final class LookbackAttentionChart {

    private static final int NAMED = 31;

    private LookbackAttentionChart() {}

    /** Returns the map, titled by the row with most of the attention. */
    public static Heatmap of(LookbackAttention attention) {
        int lookback = attention.lookback().size();
        double most = Arrays.stream(attention.weights())
                .flatMapToDouble(Arrays::stream)
                .max()
                .orElse(1);
        return Heatmap.of(
                        title(attention),
                        attention.ahead().size() > NAMED ? List.of() : attention.ahead(),
                        lookback > NAMED ? List.of() : attention.lookback(),
                        attention.weights())
                .rowTitle("ahead")
                .columnTitle("lookback")
                .range(0, most > 0 ? most : 1)
                .square(false)
                .caption(attention.model() + " over " + attention.window()
                        + ". Weights of a step add up to 1; even ones would be " + Numbers.text(1.0 / lookback) + ".");
    }

    private static String title(LookbackAttention attention) {
        int row = attention.strongest();
        int back = attention.lookback().size() - row;
        return "Most of the attention is on " + attention.lookback().get(row) + ", " + Numbers.count(back)
                + (back == 1 ? " row" : " rows") + " before the forecast: "
                + Numbers.percent(attention.means()[row]);
    }

    /** Returns a line for each step ahead. */
    static String table(LookbackAttention attention) {
        TextTable table = TextTable.headed(2, "ahead", "looks most at", "back", "weight");
        for (int step = 0; step < attention.ahead().size(); step++) {
            int row = attention.strongest(step);
            table.row(
                    attention.ahead().get(step),
                    attention.lookback().get(row),
                    Numbers.count(attention.lookback().size() - row),
                    Numbers.fixed(attention.weights()[step][row], 3));
        }
        return table.toString();
    }
}
