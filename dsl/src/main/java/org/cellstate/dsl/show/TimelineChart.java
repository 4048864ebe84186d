package org.cellstate.dsl.show;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cellstate.dsl.chart.Axis;
import org.cellstate.dsl.chart.Figure;
import org.cellstate.dsl.chart.Mark;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.chart.Palette;
import org.cellstate.dsl.chart.Stroke;
import org.cellstate.dsl.chart.Values;
import org.cellstate.dsl.sweep.Study;
import org.cellstate.dsl.sweep.TrialRecord;
import org.cellstate.dsl.sweep.TrialState;

/** Which worker ran which trial when: thick bars for complete trials, half as thick for pruned ones, thin for failed ones. */
public final class TimelineChart {

    private static final int MOST = 400;
    private static final int WORDS = 130;
    private static final int ROW = 28;

    /** The ends of bars are round: so much of all the time is half as wide as a thick one. */
    private static final double ROUND = 0.008;

    private TimelineChart() {}

    /** Returns the bars of all trials that ended; of more than {@value #MOST} the last ones. */
    public static Figure of(Study<?> study) {
        List<TrialRecord> all = study.records().stream()
                .filter(trial -> trial.state() != TrialState.RUNNING)
                .toList();
        List<TrialRecord> drawn = all.subList(Math.max(0, all.size() - MOST), all.size());
        int workers = 1 + drawn.stream().mapToInt(TrialRecord::worker).max().orElse(0);
        double end = all.stream().mapToDouble(TimelineChart::end).max().orElse(1);
        boolean minutes = end > 300;
        double unit = minutes ? 60 : 1;
        Figure figure = Figure.titled(title(all, workers, end))
                .x(Axis.number(minutes ? "minutes" : "seconds"))
                .y(Axis.categories(IntStream.range(0, workers)
                        .mapToObj(worker -> "worker " + worker)
                        .toList()))
                .size(720, WORDS + ROW * workers);
        for (TrialRecord trial : drawn) {
            double middle = trial.began() + trial.seconds() / 2;
            double half = Math.max(0, trial.seconds() / 2 - ROUND * end);
            figure = figure.with(new Mark.Line(
                    "",
                    Values.of((middle - half) / unit, (middle + half) / unit),
                    Values.of(trial.worker(), trial.worker()),
                    stroke(trial.state())));
        }
        return figure.caption("Thick bars were measured to the end, thinner ones pruned, lines failed."
                + (drawn.size() < all.size()
                        ? " Drawn: the last " + MOST + " of " + Numbers.count(all.size()) + " trials."
                        : ""));
    }

    private static Stroke stroke(TrialState state) {
        return switch (state) {
            case COMPLETE -> Stroke.solid(Palette.BLUE, 9);
            case PRUNED -> Stroke.solid(Palette.ORANGE, 5);
            case FAILED, RUNNING -> Stroke.solid(Palette.VERMILLION, 2);
        };
    }

    private static double end(TrialRecord trial) {
        return trial.began() + trial.seconds();
    }

    private static String title(List<TrialRecord> all, int workers, double end) {
        if (all.isEmpty()) {
            return "No trial ended";
        }
        double busy = all.stream().mapToDouble(TrialRecord::seconds).sum() / (workers * end);
        return (workers == 1 ? "One worker was" : workers + " workers were") + " busy for "
                + Numbers.percent(Math.min(1, busy)) + " of " + TrainingWords.clock(end);
    }

    /** Returns the chart in words: for each worker how many trials it ran and for how long. */
    static String words(Study<?> study) {
        Figure figure = of(study);
        List<String> lines = new ArrayList<>(List.of(figure.title()));
        Map<Integer, List<TrialRecord>> workers = study.records().stream()
                .filter(trial -> trial.state() != TrialState.RUNNING)
                .collect(Collectors.groupingBy(TrialRecord::worker, TreeMap::new, Collectors.toList()));
        workers.forEach((worker, trials) -> lines.add("  worker " + worker + ": " + Numbers.count(trials.size())
                + (trials.size() == 1 ? " trial in " : " trials in ")
                + StudyWords.seconds(
                        trials.stream().mapToDouble(TrialRecord::seconds).sum())));
        return String.join("\n", lines);
    }
}
