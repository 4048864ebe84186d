package org.cellstate.dsl.show;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.cellstate.dsl.chart.Axis;
import org.cellstate.dsl.chart.Figure;
import org.cellstate.dsl.chart.Mark;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.chart.Palette;
import org.cellstate.dsl.chart.Sparkline;
import org.cellstate.dsl.chart.Stroke;
import org.cellstate.dsl.chart.Values;
import org.cellstate.dsl.sweep.Goal;
import org.cellstate.dsl.sweep.Study;
import org.cellstate.dsl.sweep.TrialRecord;
import org.cellstate.dsl.sweep.TrialState;

/**
 * The trials of a study in their order: complete ones as dots, pruned ones as rings at what they reported last, failed ones as shaded
 * stripes, and the best so far as steps.
 */
public final class TrialHistoryChart {

    private static final int MOST_STRIPES = 40;
    private static final int CURVE = 40;
    private static final int MOST_DOTS = 120;
    private static final double LOGARITHMIC_FROM = 100;

    private final Goal goal;
    private final List<TrialRecord> complete;
    private final List<TrialRecord> pruned;
    private final List<TrialRecord> dots;
    private final List<TrialRecord> rings;
    private final List<TrialRecord> failed;
    private final boolean logarithmic;
    private final double lowest;
    private final double highest;

    private TrialHistoryChart(Study<?> study) {
        goal = study.goals().get(0);
        complete = with(study, TrialState.COMPLETE);
        pruned = with(study, TrialState.PRUNED).stream()
                .filter(trial -> !trial.reports().isEmpty())
                .toList();
        failed = with(study, TrialState.FAILED);
        List<TrialRecord> scale = complete.isEmpty() ? pruned : complete;
        lowest = scale.stream().mapToDouble(TrialHistoryChart::reached).min().orElse(0);
        highest = scale.stream().mapToDouble(TrialHistoryChart::reached).max().orElse(1);
        dots = choice(complete, records());
        rings = choice(pruned, List.of());
        logarithmic = lowest > 0 && highest / lowest > LOGARITHMIC_FROM;
    }

    private static List<TrialRecord> with(Study<?> study, TrialState state) {
        return study.records().stream().filter(trial -> trial.state() == state).toList();
    }

    private static double reached(TrialRecord trial) {
        return trial.isComplete()
                ? trial.value()
                : trial.reports().get(trial.reports().size() - 1).value();
    }

    /** Returns the chart, titled by when the best came. */
    public static Figure of(Study<?> study) {
        return new TrialHistoryChart(study).figure().title(title(study)).caption(caption(study));
    }

    /** Returns the chart without words. */
    static Figure bare(Study<?> study) {
        return new TrialHistoryChart(study).figure();
    }

    private Figure figure() {
        Figure figure = Figure.titled("")
                .x(Axis.whole("trial"))
                .y(logarithmic ? Axis.logarithmic(goal.name()) : Axis.number(goal.name()));
        figure = stripes(figure);
        if (!pruned.isEmpty()) {
            double diameter = crowded() ? 4 : 8;
            figure = figure.with(new Mark.Points("", numbers(rings), edged(), Palette.VERMILLION, diameter))
                    .with(new Mark.Points("", numbers(rings), edged(), Palette.GRID, diameter - 3));
        }
        if (!complete.isEmpty()) {
            figure = figure.with(bestSoFar())
                    .with(new Mark.Points(
                            "",
                            numbers(dots),
                            Values.of(dots.stream()
                                    .mapToDouble(TrialRecord::value)
                                    .toArray()),
                            Palette.BLUE,
                            crowded() ? 3 : 6));
        }
        return figure;
    }

    private boolean crowded() {
        return complete.size() + pruned.size() > 200;
    }

    private static Values numbers(List<TrialRecord> trials) {
        return Values.of(trials.stream().mapToDouble(TrialRecord::number).toArray());
    }

    /** Returns the complete trials that were better than all before, and the last one. */
    private List<TrialRecord> records() {
        List<TrialRecord> records = new ArrayList<>();
        for (TrialRecord trial : complete) {
            if (records.isEmpty()
                    || goal.cost(trial.value())
                            < goal.cost(records.get(records.size() - 1).value())) {
                records.add(trial);
            }
        }
        return records;
    }

    private Mark bestSoFar() {
        List<TrialRecord> records = records();
        double[] x = new double[records.size() + 1];
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            TrialRecord record = records.get(Math.min(i, records.size() - 1));
            x[i] = i < records.size()
                    ? record.number()
                    : complete.get(complete.size() - 1).number();
            y[i] = record.value();
        }
        return new Mark.Steps("best so far", Values.of(x), Values.of(y), Stroke.solid(Palette.INK, 1.5));
    }

    /** Returns an even choice of trials, those that were the best so far among them. */
    private static List<TrialRecord> choice(List<TrialRecord> trials, List<TrialRecord> kept) {
        int every = (trials.size() + MOST_DOTS - 1) / MOST_DOTS;
        return IntStream.range(0, trials.size())
                .filter(i -> i % every == 0 || kept.contains(trials.get(i)))
                .mapToObj(trials::get)
                .toList();
    }

    /** Returns where pruned trials stand: at their last report, where that is beyond the complete trials at their edge. */
    private Values edged() {
        return Values.of(rings.stream()
                .mapToDouble(trial -> Math.max(lowest, Math.min(highest, reached(trial))))
                .toArray());
    }

    /** Returns the first and the last number of failed trials in a row. */
    private List<int[]> stretches() {
        List<int[]> stretches = new ArrayList<>();
        for (TrialRecord trial : failed) {
            int last = stretches.size() - 1;
            if (last >= 0 && stretches.get(last)[1] == trial.number() - 1) {
                stretches.get(last)[1] = trial.number();
            } else {
                stretches.add(new int[] {trial.number(), trial.number()});
            }
        }
        return stretches;
    }

    private Figure stripes(Figure figure) {
        Figure striped = figure;
        List<int[]> stretches = stretches();
        for (int[] stretch : stretches.subList(0, stretches.size() <= MOST_STRIPES ? stretches.size() : 0)) {
            striped = striped.with(new Mark.Region("", stretch[0] - 0.4, stretch[1] + 0.4, true));
        }
        return striped;
    }

    /** Returns the chart in words: what was measured in order, the best so far, and what the marks are. */
    static String words(Study<?> study) {
        TrialHistoryChart chart = new TrialHistoryChart(study);
        List<String> lines = new ArrayList<>(List.of(title(study)));
        if (!chart.complete.isEmpty()) {
            lines.add("  " + chart.goal.name() + " " + Sparkline.of(SettingAxes.values(chart.complete, 0), CURVE));
            double[] best = new double[study.records().size()];
            Arrays.fill(best, Double.NaN);
            for (TrialRecord record : chart.records()) {
                Arrays.fill(best, study.records().indexOf(record), best.length, record.value());
            }
            lines.add("  best so far " + Sparkline.of(Values.of(best), CURVE) + " "
                    + Numbers.text(chart.complete.get(0).value()) + " → " + Numbers.text(best[best.length - 1]));
        }
        lines.add(caption(study));
        return String.join("\n", lines);
    }

    static String title(Study<?> study) {
        if (study.bestTrial().isEmpty()) {
            return study.records().isEmpty() ? "No trial was made" : "No trial was measured to the end";
        }
        TrialRecord best = study.bestTrial().orElseThrow();
        String name = study.goals().get(0).name();
        int since = study.records().size() - 1 - best.number();
        return "The best " + name + ", " + StudyWords.value(best) + ", came at trial " + best.number()
                + (since == 0
                        ? ", the last one"
                        : since == 1 ? "; one came after it" : "; " + Numbers.count(since) + " came after it");
    }

    /** Returns what the marks are. */
    static String caption(Study<?> study) {
        List<String> parts = new ArrayList<>();
        parts.add("Dots: " + Numbers.count(study.count(TrialState.COMPLETE)) + " complete trials");
        if (study.count(TrialState.PRUNED) > 0) {
            parts.add("rings: " + Numbers.count(study.count(TrialState.PRUNED))
                    + " pruned ones, at their last report or at the edge");
        }
        if (study.count(TrialState.FAILED) > 0) {
            parts.add((new TrialHistoryChart(study).stretches().size() <= MOST_STRIPES ? "stripes: " : "not drawn: ")
                    + Numbers.count(study.count(TrialState.FAILED)) + " failed ones");
        }
        if (study.count(TrialState.COMPLETE) > MOST_DOTS || study.count(TrialState.PRUNED) > MOST_DOTS) {
            parts.add("an even choice of them is drawn");
        }
        return String.join("; ", parts) + ".";
    }
}
