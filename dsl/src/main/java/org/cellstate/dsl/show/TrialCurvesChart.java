package org.cellstate.dsl.show;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.cellstate.dsl.chart.Axis;
import org.cellstate.dsl.chart.Figure;
import org.cellstate.dsl.chart.Mark;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.chart.Palette;
import org.cellstate.dsl.chart.Sparkline;
import org.cellstate.dsl.chart.Stroke;
import org.cellstate.dsl.chart.Values;
import org.cellstate.dsl.sweep.Goal;
import org.cellstate.dsl.sweep.Report;
import org.cellstate.dsl.sweep.Study;
import org.cellstate.dsl.sweep.TrialRecord;
import org.cellstate.dsl.sweep.TrialState;

/** What the trials of a study reported step by step: pruned ones dashed up to where they ended, the best one in ink. */
public final class TrialCurvesChart {

    private static final int MOST = 60;
    private static final int BEST = 20;

    private TrialCurvesChart() {}

    /** Returns the curves; of very many trials the {@value #BEST} best ones and an even choice of the others. */
    public static Figure of(Study<?> study) {
        Goal goal = study.goals().get(0);
        List<TrialRecord> all = study.records().stream()
                .filter(trial -> !trial.reports().isEmpty())
                .toList();
        Set<TrialRecord> drawn = drawn(study, all);
        Values reported = Values.of(drawn.stream()
                .flatMap(trial -> trial.reports().stream())
                .mapToDouble(Report::value)
                .toArray());
        Figure figure = Figure.titled(title(study, all)).x(Axis.whole("step")).y(SettingAxes.axis(goal, reported));
        for (TrialRecord trial : drawn) {
            if (trial.state() == TrialState.PRUNED) {
                figure = figure.with(line("", trial, Stroke.dashed(Palette.VERMILLION, 1)));
            } else {
                figure = figure.with(line("", trial, Stroke.solid(Palette.SKY, 1)));
            }
        }
        List<TrialRecord> pruned = drawn.stream()
                .filter(trial -> trial.state() == TrialState.PRUNED)
                .toList();
        if (!pruned.isEmpty()) {
            figure = figure.with(new Mark.Points(
                    "",
                    Values.of(pruned.stream()
                            .mapToDouble(trial -> last(trial).step())
                            .toArray()),
                    Values.of(pruned.stream()
                            .mapToDouble(trial -> last(trial).value())
                            .toArray()),
                    Palette.VERMILLION,
                    5));
        }
        for (TrialRecord best :
                study.ranking().stream().limit(1).filter(drawn::contains).toList()) {
            figure = figure.with(line("trial " + best.number(), best, Stroke.solid(Palette.INK, 2)));
        }
        return figure.caption(caption(study, all, drawn.size()));
    }

    private static Set<TrialRecord> drawn(Study<?> study, List<TrialRecord> all) {
        if (all.size() <= MOST) {
            return new LinkedHashSet<>(all);
        }
        Set<TrialRecord> drawn = new LinkedHashSet<>();
        int every = (all.size() + MOST - BEST - 1) / (MOST - BEST);
        for (int i = 0; i < all.size(); i += every) {
            drawn.add(all.get(i));
        }
        study.ranking().stream().limit(BEST).filter(all::contains).forEach(drawn::add);
        return drawn;
    }

    private static Mark line(String label, TrialRecord trial, Stroke stroke) {
        List<Report> reports = trial.reports();
        return new Mark.Line(
                label,
                Values.of(reports.stream().mapToDouble(Report::step).toArray()),
                Values.of(reports.stream().mapToDouble(Report::value).toArray()),
                stroke);
    }

    private static Report last(TrialRecord trial) {
        return trial.reports().get(trial.reports().size() - 1);
    }

    private static String title(Study<?> study, List<TrialRecord> all) {
        if (all.isEmpty()) {
            return "No trial reported while it ran";
        }
        List<Integer> ends = all.stream()
                .filter(trial -> trial.state() == TrialState.PRUNED)
                .map(trial -> last(trial).step())
                .sorted(Comparator.naturalOrder())
                .toList();
        if (ends.isEmpty()) {
            return "No trial was pruned";
        }
        int median = ends.get((ends.size() - 1) / 2);
        return Numbers.count(ends.size()) + " of "
                + Numbers.count(study.records().size()) + " trials were pruned, half of them by step " + median;
    }

    private static String caption(Study<?> study, List<TrialRecord> all, int drawn) {
        long longest = all.stream()
                .filter(TrialRecord::isComplete)
                .mapToLong(trial -> last(trial).step())
                .max()
                .orElse(0);
        long run = all.stream().mapToLong(trial -> last(trial).step()).sum();
        long full = longest * all.size();
        String saved = study.count(TrialState.PRUNED) > 0 && full > 0
                ? " " + Numbers.count(run) + " steps were run, " + Numbers.percent((double) run / full) + " of "
                        + Numbers.count(full) + " had each taken " + Numbers.count(longest) + "."
                : "";
        return "Pruned trials are dashed and end at a dot; the best one is in ink." + saved
                + (drawn < all.size() ? " Drawn: " + drawn + " of " + Numbers.count(all.size()) + " trials." : "");
    }

    /** Returns the chart in words: the curve of the best trial, and how far the pruned ones came. */
    static String words(Study<?> study) {
        Figure figure = of(study);
        List<String> lines = new ArrayList<>(List.of(figure.title()));
        study.bestTrial().filter(best -> !best.reports().isEmpty()).ifPresent(best -> {
            Values values =
                    Values.of(best.reports().stream().mapToDouble(Report::value).toArray());
            lines.add("  trial " + best.number() + ", the best: " + Sparkline.of(values, 24) + " "
                    + Numbers.text(values.at(0)) + " → " + Numbers.text(values.at(values.size() - 1)) + " in "
                    + last(best).step() + " steps");
        });
        lines.add(figure.caption());
        return String.join("\n", lines);
    }
}
