package org.cellstate.dsl.show;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.cellstate.dsl.chart.Axis;
import org.cellstate.dsl.chart.Facets;
import org.cellstate.dsl.chart.Figure;
import org.cellstate.dsl.chart.Heatmap;
import org.cellstate.dsl.chart.Mark;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.chart.Palette;
import org.cellstate.dsl.chart.Ramp;
import org.cellstate.dsl.chart.Values;
import org.cellstate.dsl.explain.LagInfluence;

/** What each value of the lookback does to a forecast: sizes over all steps ahead, and a map of each step. */
public final class LagInfluenceChart {

    private static final int NAMED = 31;
    private static final int LISTED = 10;

    private LagInfluenceChart() {}

    /** Returns both panels, titled by the row that does most. */
    public static Facets of(LagInfluence influence) {
        int lookback = influence.lookback().size();
        double[] sizes = influence.sizes();
        Figure bars = Figure.titled("All steps ahead: mean size of slope times value")
                .x(Axis.number("rows before the forecast"))
                .y(Axis.number("deviations of the window"))
                .with(new Mark.Bars("", Values.counting(-lookback, lookback), Values.of(sizes), Palette.BLUE));
        double bound = Arrays.stream(influence.products())
                .flatMapToDouble(Arrays::stream)
                .map(Math::abs)
                .max()
                .orElse(0);
        Heatmap map = Heatmap.of(
                        "Each step: blue raises the forecast, orange lowers it",
                        influence.ahead().size() > NAMED ? List.of() : influence.ahead(),
                        lookback > NAMED ? List.of() : influence.lookback(),
                        influence.products())
                .rowTitle("ahead")
                .columnTitle("lookback")
                .range(bound > 0 ? -bound : -1, bound > 0 ? bound : 1)
                .ramp(Ramp.DIVERGING)
                .square(false);
        return Facets.of(title(influence, sizes), 1, bars, map)
                .caption(influence.model() + " over " + influence.window()
                        + ". Slope of the forecast times the value, both in deviations of the window from its mean; what a small change"
                        + " does, not what is lost without the value.");
    }

    private static String title(LagInfluence influence, double... sizes) {
        int strongest = influence.strongest();
        double all = Arrays.stream(sizes).sum();
        if (!(all > 0)) {
            return "No value of the lookback moves the forecast";
        }
        int back = influence.lookback().size() - strongest;
        return influence.lookback().get(strongest) + " does most, " + Numbers.count(back)
                + (back == 1 ? " row" : " rows") + " before the forecast: " + Numbers.percent(sizes[strongest] / all)
                + " of all";
    }

    /** Returns a line for each of the rows that do most. */
    static String table(LagInfluence influence) {
        double[] sizes = influence.sizes();
        TextTable table = TextTable.headed(1, "row", "back", "size", "slope one ahead");
        IntStream.range(0, sizes.length)
                .boxed()
                .sorted(Comparator.comparingDouble(row -> -sizes[row]))
                .limit(LISTED)
                .forEach(row -> table.row(
                        influence.lookback().get(row),
                        Numbers.count(sizes.length - row),
                        Numbers.fixed(sizes[row], 3),
                        Numbers.fixed(influence.slopes()[0][row], 3)));
        return table.toString();
    }
}
