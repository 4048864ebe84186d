package org.cellstate.dsl.show;

import java.util.Comparator;
import java.util.List;
import org.cellstate.dsl.chart.Figure;
import org.cellstate.dsl.chart.Mark;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.chart.Palette;
import org.cellstate.dsl.chart.Stroke;
import org.cellstate.dsl.sweep.Goal;
import org.cellstate.dsl.sweep.Study;
import org.cellstate.dsl.sweep.TrialRecord;

/** The complete trials of a study by its first two goals, those that no other beats joined by a line. */
public final class TradeOffChart {

    private TradeOffChart() {}

    /** Returns the chart. */
    public static Figure of(Study<?> study) {
        List<TrialRecord> all =
                study.records().stream().filter(TrialRecord::isComplete).toList();
        List<TrialRecord> front = study.front().stream()
                .sorted(Comparator.comparingDouble(TrialRecord::value))
                .toList();
        Goal first = study.goals().get(0);
        Goal second = study.goals().get(1);
        Figure figure = Figure.titled(title(front.size(), all.size()))
                .x(SettingAxes.axis(first, SettingAxes.values(all, 0)))
                .y(SettingAxes.axis(second, SettingAxes.values(all, 1)))
                .caption(wish(first) + "; " + wish(second) + "."
                        + (study.goals().size() > 2
                                ? " Of " + study.goals().size() + " goals the first two are drawn."
                                : ""));
        return all.isEmpty()
                ? figure
                : figure.with(new Mark.Points(
                                "",
                                SettingAxes.values(all, 0),
                                SettingAxes.values(all, 1),
                                Palette.SKY,
                                all.size() > 200 ? 3 : 5))
                        .with(new Mark.Line(
                                "front",
                                SettingAxes.values(front, 0),
                                SettingAxes.values(front, 1),
                                Stroke.solid(Palette.INK, 1.5)))
                        .with(new Mark.Points(
                                "", SettingAxes.values(front, 0), SettingAxes.values(front, 1), Palette.INK, 7));
    }

    private static String wish(Goal goal) {
        return goal.name() + ": " + (goal.maximized() ? "more" : "less") + " is better";
    }

    static String title(int front, int all) {
        return all == 0
                ? "No trial was measured to the end"
                : Numbers.count(front) + " of " + Numbers.count(all)
                        + (front == 1 ? " trials is beaten by none" : " trials are beaten by none");
    }
}
