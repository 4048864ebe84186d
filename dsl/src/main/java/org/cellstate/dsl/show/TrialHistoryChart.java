package org.cellstate.dsl.show;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.cellstate.dsl.chart.Axis;
import org.cellstate.dsl.chart.Figure;
import org.cellstate.dsl.chart.Mark;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.chart.Palette;
import org.cellstate.dsl.chart.Stroke;
import org.cellstate.dsl.chart.Values;
import org.cellstate.dsl.sweep.Goal;
import org.cellstate.dsl.sweep.Study;
import org.cellstate.dsl.sweep.TrialRecord;
import org.cellstate.dsl.sweep.TrialState;

/**
 * The trials of a study in their order: complete ones as dots, pruned ones as ticks at what they reported last, failed ones as shaded
 * stripes, and the best so far as steps.
 */
public final class TrialHistoryChart {

    private static final int MOST_STRIPES = 40;
    private static final double TICK = 0.02;
    private static final double LOGARITHMIC_FROM = 100;

    private final Goal goal;
    private final List<TrialRecord> complete;
    private final List<TrialRecord> pruned;
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
            figure = figure.with(ticks());
        }
        if (!complete.isEmpty()) {
            figure = figure.with(new Mark.Steps(
                            "best so far", numbers(complete), bestSoFar(), Stroke.solid(Palette.INK, 1.5)))
                    .with(new Mark.Points(
                            "complete",
                            numbers(complete),
                            Values.of(complete.stream()
                                    .mapToDouble(TrialRecord::value)
                                    .toArray()),
                            Palette.BLUE,
                            complete.size() > 200 ? 3 : 6));
        }
        return figure;
    }

    private static Values numbers(List<TrialRecord> trials) {
        return Values.of(trials.stream().mapToDouble(TrialRecord::number).toArray());
    }

    private Values bestSoFar() {
        double[] best = new double[complete.size()];
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < best.length; i++) {
            least = Math.min(least, goal.cost(complete.get(i).value()));
            best[i] = goal.cost(least);
        }
        return Values.of(best);
    }

    /** Returns short upright lines; what lies beyond the complete trials is drawn at their edge. */
    private Mark ticks() {
        double[] x = new double[3 * pruned.size()];
        double[] y = new double[x.length];
        double half =
                logarithmic ? Math.pow(highest / lowest, TICK) : TICK * (highest == lowest ? 1 : highest - lowest);
        for (int i = 0; i < pruned.size(); i++) {
            double value = Math.max(lowest, Math.min(highest, reached(pruned.get(i))));
            x[3 * i] = pruned.get(i).number();
            x[3 * i + 1] = x[3 * i];
            x[3 * i + 2] = x[3 * i];
            y[3 * i] = logarithmic ? value / half : value - half;
            y[3 * i + 1] = logarithmic ? value * half : value + half;
            y[3 * i + 2] = Double.NaN;
        }
        return new Mark.Line("pruned", Values.of(x), Values.of(y), Stroke.solid(Palette.VERMILLION, 2));
    }

    private Figure stripes(Figure figure) {
        List<int[]> stretches = new ArrayList<>();
        for (TrialRecord trial : failed) {
            int last = stretches.size() - 1;
            if (last >= 0 && stretches.get(last)[1] == trial.number() - 1) {
                stretches.get(last)[1] = trial.number();
            } else {
                stretches.add(new int[] {trial.number(), trial.number()});
            }
        }
        Figure striped = figure;
        for (int i = 0; i < stretches.size() && stretches.size() <= MOST_STRIPES; i++) {
            striped = striped.with(new Mark.Region(
                    i == 0 ? "failed" : "", stretches.get(i)[0] - 0.4, stretches.get(i)[1] + 0.4, true));
        }
        return striped;
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

    private static String caption(Study<?> study) {
        Goal goal = study.goals().get(0);
        List<String> parts = new ArrayList<>();
        parts.add(
                goal.name() + ", " + (goal.maximized() ? "more" : "less") + " is better; " + StudyWords.states(study));
        if (study.count(TrialState.PRUNED) > 0) {
            parts.add("pruned ones at their last report, where that is beyond the complete ones at the edge");
        }
        return parts.stream().collect(Collectors.joining("; ")) + ".";
    }
}
