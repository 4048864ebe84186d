package org.cellstate.dsl.show;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.chart.Sparkline;
import org.cellstate.dsl.chart.Values;
import org.cellstate.dsl.sweep.Report;
import org.cellstate.dsl.sweep.Study;
import org.cellstate.dsl.sweep.SweepEvent;
import org.cellstate.dsl.sweep.TrialRecord;
import org.cellstate.dsl.sweep.TrialState;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.PaintedBar;

/**
 * One state of a sweep as HTML and as text: while it runs a bar, the best trials, those that run and their last reports, and the history; at
 * the end a quiet summary. Amber says stopped by hand, red that nothing could be measured.
 */
final class SweepBlock {

    private static final String AMBER = "#FFE0A3";
    private static final String RED = "#F6C6BD";
    private static final int BEST = 5;
    private static final int MOST_RUNNING = 8;
    private static final int CURVE = 24;

    private SweepBlock() {}

    /** Returns the block with a picture drawn earlier, by {@link #picture}. */
    static MimeBundle of(SweepProgress progress, String picture) {
        return MimeBundle.text(text(progress)).withHtml(html(progress, picture));
    }

    /** Returns a picture element of the trials so far; before the second complete one an empty text. */
    static String picture(Study<?> study) {
        return study.count(TrialState.COMPLETE) < 2
                ? ""
                : Html.picture(TrialHistoryChart.bare(study).size(460, 200), TrialHistoryChart.words(study));
    }

    private static String html(SweepProgress progress, String picture) {
        Study<?> study = progress.study();
        return Html.line(Html.bold(StudyWords.header(study)))
                + (progress.isFinished() ? ended(progress) : running(progress))
                + Leaderboard.of(study, BEST).html()
                + (progress.isFinished() ? "" : trials(progress))
                + picture;
    }

    private static String running(SweepProgress progress) {
        String colour = progress.isStopping() ? PaintedBar.STOPPED : PaintedBar.RUNNING;
        String bar = Html.line(PaintedBar.html(progress.share(), colour) + " " + Html.text(status(progress)));
        String stopping = progress.isStopping()
                ? Html.line(Html.plate("stopping", AMBER) + " " + Html.text(stopping(progress)))
                : "";
        return bar + stopping + Html.line(Html.text(StudyWords.best(progress.study()))) + problem(progress.study());
    }

    private static String problem(Study<?> study) {
        return lastFailure(study)
                .map(words -> Html.line(Html.plate("failed", RED) + " " + Html.text(words)))
                .orElse("");
    }

    private static String ended(SweepProgress progress) {
        Study<?> study = progress.study();
        boolean nothing = study.bestTrial().isEmpty();
        String words = Html.text(StudyWords.trials(study) + " · " + StudyWords.best(study));
        String note = study.note().isBlank() ? "" : Html.line(Html.text(study.note()));
        if (nothing && study.count(TrialState.FAILED) > 0) {
            return Html.line(PaintedBar.html(progress.share(), PaintedBar.FAILED) + " " + words)
                    + problem(study)
                    + note;
        }
        if (progress.isStopping()) {
            return Html.line(PaintedBar.html(progress.share(), PaintedBar.STOPPED) + " " + Html.plate("stopped", AMBER)
                            + " " + words)
                    + note;
        }
        return Html.line(words) + note;
    }

    private static String trials(SweepProgress progress) {
        List<List<String>> rows = new ArrayList<>();
        progress.running().stream().limit(MOST_RUNNING).map(SweepBlock::row).forEach(rows::add);
        return rows.isEmpty() ? "" : Html.table(2, List.of("running", "", "step", "last report", ""), rows);
    }

    private static List<String> row(TrialRecord trial) {
        return List.of(
                "trial " + trial.number(),
                StudyWords.cut(StudyWords.settings(trial), 80),
                last(trial).map(report -> Integer.toString(report.step())).orElse(Numbers.MISSING),
                last(trial).map(report -> Numbers.text(report.value())).orElse(Numbers.MISSING),
                curve(trial));
    }

    private static Optional<Report> last(TrialRecord trial) {
        return trial.reports().isEmpty()
                ? Optional.empty()
                : Optional.of(trial.reports().get(trial.reports().size() - 1));
    }

    private static String curve(TrialRecord trial) {
        return Sparkline.of(
                Values.of(trial.reports().stream().mapToDouble(Report::value).toArray()), CURVE);
    }

    private static String text(SweepProgress progress) {
        Study<?> study = progress.study();
        List<String> lines = new ArrayList<>();
        lines.add(StudyWords.header(study));
        if (progress.isFinished()) {
            lines.addAll(ending(progress));
        } else {
            lines.add(PaintedBar.text(progress.share()) + " " + status(progress));
            if (progress.isStopping()) {
                lines.add(stopping(progress));
            }
            lines.add(StudyWords.best(study));
            lastFailure(study).ifPresent(lines::add);
        }
        String board = Leaderboard.of(study, BEST).text();
        if (!board.isEmpty()) {
            lines.add(board);
        }
        if (!progress.isFinished()) {
            progress.running().stream()
                    .limit(MOST_RUNNING)
                    .map(trial -> ("running trial " + trial.number() + ": " + StudyWords.settings(trial)
                                    + last(trial)
                                            .map(report -> " · step " + report.step() + ": "
                                                    + Numbers.text(report.value()) + " " + curve(trial))
                                            .orElse(""))
                            .strip())
                    .forEach(lines::add);
        }
        return String.join("\n", lines);
    }

    /** Returns for example {@code 12 of 30 trials · 2 running, 3 pruned, 1 failed · 00:42 elapsed · ~01:20 left}. */
    static String status(SweepProgress progress) {
        Study<?> study = progress.study();
        List<String> counts = new ArrayList<>();
        for (TrialState state : List.of(TrialState.RUNNING, TrialState.PRUNED, TrialState.FAILED)) {
            if (study.count(state) > 0) {
                counts.add(Numbers.count(study.count(state)) + " " + state);
            }
        }
        List<String> parts = new ArrayList<>();
        String of = progress.most().isPresent()
                ? " of " + Numbers.count(progress.most().getAsLong())
                : "";
        parts.add(
                Numbers.count(progress.ended()) + of + (of.isEmpty() && progress.ended() == 1 ? " trial" : " trials"));
        if (!counts.isEmpty()) {
            parts.add(String.join(", ", counts));
        }
        parts.add(TrainingWords.clock(progress.elapsedSeconds()) + " elapsed");
        if (!progress.isStopping() && Double.isFinite(progress.leftSeconds())) {
            parts.add("~" + TrainingWords.clock(progress.leftSeconds()) + " left");
        }
        return String.join(" · ", parts);
    }

    static String stopping(SweepProgress progress) {
        int running = progress.running().size();
        return (running == 0
                        ? "nothing runs any more"
                        : running == 1 ? "the running trial is finished" : running + " running trials are finished")
                + ", nothing new begins";
    }

    private static Optional<String> lastFailure(Study<?> study) {
        return study.records().stream()
                .filter(trial -> trial.state() == TrialState.FAILED)
                .reduce((first, second) -> second)
                .map(trial -> "trial " + trial.number() + ": " + StudyWords.message(trial));
    }

    /** Returns how a sweep ended: in a line, and in others what must be known besides. */
    static List<String> ending(SweepProgress progress) {
        Study<?> study = progress.study();
        List<String> lines = new ArrayList<>();
        lines.add(StudyWords.trials(study) + " · " + StudyWords.best(study)
                + (progress.isStopping() ? " · stopped" : ""));
        if (study.bestTrial().isEmpty()) {
            lastFailure(study).ifPresent(lines::add);
        }
        if (!study.note().isBlank()) {
            lines.add(study.note());
        }
        return lines;
    }

    /** Returns the line of a trial on a console. */
    static String line(SweepEvent.TrialEnded event, SweepProgress progress) {
        TrialRecord trial = event.study().records().stream()
                .filter(each -> each.number() == event.number())
                .findFirst()
                .orElseThrow();
        boolean best = event.study()
                .bestTrial()
                .map(each -> each.number() == trial.number())
                .orElse(false);
        String of = progress.most().isPresent() ? "/" + progress.most().getAsLong() : "";
        String what = trial.isComplete()
                ? event.study().goals().get(0).name() + " " + StudyWords.value(trial)
                : trial.state() + ": " + StudyWords.message(trial);
        return Stream.of(
                        progress.ended() + of,
                        "trial " + trial.number(),
                        what,
                        StudyWords.settings(trial),
                        StudyWords.seconds(trial.seconds()),
                        best ? "★ best" : "")
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("  "));
    }
}
