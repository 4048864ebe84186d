package org.cellstate.dsl.show;

import java.util.List;
import java.util.stream.IntStream;
import org.cellstate.dsl.chart.Chart;
import org.cellstate.dsl.chart.Figure;
import org.cellstate.dsl.chart.Heatmap;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.sweep.Goal;
import org.cellstate.dsl.sweep.SettingTable;
import org.cellstate.dsl.sweep.StudyView;
import org.cellstate.dsl.sweep.TrialRecord;
import org.cellstate.dsl.sweep.insight.Forest;

/** What a random forest, fitted to the complete trials, predicts over two settings: cells, large values of the second setting on top. */
public final class ContourChart {

    private static final int STRETCHES = 12;
    private static final int LEAST = 4;

    private ContourChart() {}

    /** Returns the map; a figure that says why where there is none. */
    public static Chart of(StudyView view) {
        SettingTable all = SettingAxes.complete(view.study());
        List<String> names = view.settings().isEmpty() ? important(view, all) : view.settings();
        if (names.size() < 2) {
            return none("No contour: it needs two settings");
        }
        int[] asked = names.stream()
                .limit(2)
                .flatMapToInt(name -> all.column(name).stream())
                .toArray();
        SettingTable table =
                asked.length < 2 ? SettingTable.of(List.of()) : all.with(asked).shared();
        if (table.trials().size() < LEAST) {
            return none("No contour: too few complete trials have " + names.get(0) + " and " + names.get(1));
        }
        int first = table.columns().indexOf(all.columns().get(asked[0]));
        int second = table.columns().indexOf(all.columns().get(asked[1]));
        if (first < 0 || second < 0) {
            return none("No contour: " + names.get(first < 0 ? 0 : 1) + " has one value only");
        }
        return map(view, table, first, second);
    }

    private static Figure none(String why) {
        return Figure.titled(why).size(720, 120);
    }

    private static List<String> important(StudyView view, SettingTable all) {
        return SettingAxes.ranked(all, view.study().importances(), Integer.MAX_VALUE).stream()
                .map(column -> all.columns().get(column))
                .filter(asked -> asked.domain().count().orElse(2) > 1)
                .map(SettingTable.Asked::name)
                .distinct()
                .limit(2)
                .toList();
    }

    private static Heatmap map(StudyView view, SettingTable table, int first, int second) {
        Goal goal = view.study().goals().get(0);
        SettingTable.Asked across = table.columns().get(first);
        SettingTable.Asked up = table.columns().get(second);
        double[] acrossPlaces = places(across);
        double[] upPlaces = places(up);
        Forest forest = table.forest(TrialRecord::value);
        double[][] predicted = forest.surface(first, acrossPlaces, second, upPlaces);
        double[][] cells = new double[upPlaces.length][acrossPlaces.length];
        int[] best = {0, 0};
        for (int row = 0; row < upPlaces.length; row++) {
            for (int column = 0; column < acrossPlaces.length; column++) {
                cells[row][column] = predicted[column][upPlaces.length - 1 - row];
                best = goal.cost(cells[row][column]) < goal.cost(cells[best[0]][best[1]])
                        ? new int[] {row, column}
                        : best;
            }
        }
        List<String> rows = IntStream.range(0, upPlaces.length)
                .mapToObj(row -> label(up, upPlaces[upPlaces.length - 1 - row]))
                .toList();
        List<String> columns = IntStream.range(0, acrossPlaces.length)
                .mapToObj(column -> label(across, acrossPlaces[column]))
                .toList();
        String title = "A model expects the " + (goal.maximized() ? "most" : "least") + " near " + across.name() + " "
                + columns.get(best[1]) + " and " + up.name() + " " + rows.get(best[0]);
        return Heatmap.of(title, rows, columns, cells)
                .rowTitle(up.name())
                .columnTitle(across.name())
                .square(false)
                .size(720, 480)
                .caption("Mean " + goal.name() + " by a random forest over "
                        + Numbers.count(table.trials().size())
                        + " complete trials, over all values of other settings: a prediction, not a measurement"
                        + (Double.isNaN(forest.explained())
                                ? "."
                                : "; it foretells " + Numbers.percent(Math.max(0, forest.explained()))
                                        + " of the variance of trials it has not seen."));
    }

    /** Returns the middles of the stretches of a range, or all options. */
    private static double[] places(SettingTable.Asked asked) {
        int count = asked.isChoice() ? asked.domain().count().orElseThrow() : STRETCHES;
        return IntStream.range(0, count)
                .mapToDouble(place -> asked.isChoice() ? place : (place + 0.5) / count)
                .toArray();
    }

    private static String label(SettingTable.Asked asked, double place) {
        return asked.isChoice()
                ? StudyWords.ends(asked.domain().text(place), 16)
                : StudyWords.rounded(asked.domain().code(place));
    }
}
