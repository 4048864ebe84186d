package org.cellstate.dsl.show.plot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cellstate.dsl.chart.Axis;
import org.cellstate.dsl.chart.Figure;
import org.cellstate.dsl.chart.Mark;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.chart.Palette;
import org.cellstate.dsl.chart.Values;
import org.cellstate.dsl.data.DataProblem;

/** Pairs of numbers as dots, of one kind or in groups. */
public final class ScatterPlot {

    /** As many as the palette tells apart. */
    private static final int MOST_GROUPS = 6;

    private ScatterPlot() {}

    public static Figure of(Places x, Sample y) {
        y.sameSizeAs("y values", "x values", x.values().size());
        return titled(x, y).with(dots("", x.values(), y.values(), 0));
    }

    /**
     * Returns a dot for each pair, in the colour of its group.
     *
     * @param groups the group of each pair
     */
    public static Figure of(Places x, Sample y, List<String> groups) {
        y.sameSizeAs("y values", "x values", x.values().size());
        Map<String, List<Integer>> rows = new LinkedHashMap<>();
        for (int row = 0; row < groups.size(); row++) {
            rows.computeIfAbsent(groups.get(row), group -> new ArrayList<>()).add(row);
        }
        if (rows.size() > MOST_GROUPS) {
            throw new DataProblem(
                    "A scatter plot tells at most " + MOST_GROUPS + " groups apart.",
                    rows.size() + " groups, such as '" + groups.get(0) + "'",
                    "a column of fewer groups, or one plot for each");
        }
        Figure figure = titled(x, y);
        for (Map.Entry<String, List<Integer>> group : rows.entrySet()) {
            int[] of = group.getValue().stream().mapToInt(Integer::intValue).toArray();
            figure = figure.with(dots(
                    group.getKey(),
                    picked(x.values(), of),
                    picked(y.values(), of),
                    figure.marks().size()));
        }
        return figure;
    }

    private static Values picked(Values values, int... rows) {
        double[] picked = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            picked[i] = values.at(rows[i]);
        }
        return Values.of(picked);
    }

    private static Mark dots(String label, Values x, Values y, int position) {
        return new Mark.Points(label, x, y, Palette.series(position), diameter(x.size()));
    }

    private static double diameter(int points) {
        return points <= 100 ? 7 : points <= 1_000 ? 5 : points <= 10_000 ? 4 : points <= 100_000 ? 3 : 2;
    }

    private static Figure titled(Places x, Sample y) {
        long pairs = Findings.pairs(x.values(), y.values());
        double correlation = Findings.correlation(x.values(), y.values());
        String names = y.name().isEmpty() || x.axis().title().isEmpty()
                ? ""
                : y.name() + " against " + x.axis().title() + ": ";
        String found = Double.isNaN(correlation) || x.axis().kind() == Axis.Kind.TIME
                ? ""
                : "correlation " + Numbers.fixed(correlation, 2) + " over ";
        return Figure.titled(names + found + Findings.counted(pairs, "point"))
                .x(x.axis())
                .y(Axis.number(y.title()))
                .size(560, 420);
    }
}
