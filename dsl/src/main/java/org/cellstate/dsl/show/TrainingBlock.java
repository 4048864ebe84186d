package org.cellstate.dsl.show;

import java.util.ArrayList;
import java.util.List;
import org.cellstate.dsl.chart.Sparkline;
import org.cellstate.dsl.chart.Values;
import org.cellstate.dsl.train.Epoch;
import org.cellstate.dsl.train.History;
import org.cellstate.dsl.train.StopReason;
import org.cellstate.dsl.train.Symptom;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.PaintedBar;

/**
 * One state of a training as HTML and as text: while it runs a bar, the last epochs and the curve; at the end a quiet summary
 * with all epochs folded away. Amber says stopped by hand, red says failed.
 */
final class TrainingBlock {

    private static final String AMBER = "#FFE0A3";
    private static final String RED = "#F6C6BD";
    private static final int LAST = 3;

    private TrainingBlock() {}

    /** Returns the block with a curve drawn earlier, by {@link #curve}. */
    static MimeBundle of(TrainingProgress progress, String curve) {
        return MimeBundle.text(text(progress)).withHtml(html(progress, curve));
    }

    /** Returns a picture element of the curve so far; without an epoch an empty text. */
    static String curve(TrainingProgress progress) {
        if (progress.epochs().isEmpty()) {
            return "";
        }
        return Html.picture(LearningCurve.of(progress.epochs(), progress.best()).size(460, 200));
    }

    private static String html(TrainingProgress progress, String curve) {
        String header = Html.line(Html.bold(TrainingWords.header(progress.start())));
        return progress.end()
                .map(history -> header + ended(progress, history) + curve + folded(history))
                .orElseGet(() -> header + running(progress) + curve);
    }

    private static String running(TrainingProgress progress) {
        String status =
                PaintedBar.html(progress.share(), PaintedBar.RUNNING) + " " + Html.text(TrainingWords.status(progress));
        if (progress.epochs().isEmpty()) {
            return Html.line(status) + warning(progress);
        }
        String patience = TrainingWords.patience(progress);
        return Html.line(status) + EpochTable.html(latest(progress), progress.best(), patience) + warning(progress);
    }

    private static String warning(TrainingProgress progress) {
        return progress.symptom().map(TrainingBlock::warning).orElse("");
    }

    private static String warning(Symptom symptom) {
        return Html.line(Html.plate(symptom.kind().words(), AMBER) + " " + Html.text(symptom.sentences()));
    }

    private static String ended(TrainingProgress progress, History history) {
        String words = " " + Html.text(TrainingWords.end(history));
        if (!progress.failure().isEmpty()) {
            return Html.line(PaintedBar.html(progress.share(), PaintedBar.FAILED) + " " + Html.plate("failed", RED)
                            + words)
                    + Html.line(Html.text(progress.failure()));
        }
        String early = TrainingWords.early(history.stop());
        String line = history.stop() == StopReason.INTERRUPTED || history.stop() == StopReason.DIVERGED
                ? PaintedBar.html(progress.share(), PaintedBar.STOPPED) + " " + Html.plate(early, AMBER) + words
                : words.strip() + (early.isEmpty() ? "" : " · " + early);
        return Html.line(line) + remark(progress, history);
    }

    /** Returns what the history must add: a symptom on a plate, as while it ran, and where the loss diverged as plain words. */
    private static String remark(TrainingProgress progress, History history) {
        boolean symptom = progress.symptom().map(Symptom::toString).orElse("").equals(history.note());
        return symptom || history.note().isBlank() ? warning(progress) : Html.line(Html.text(history.note()));
    }

    private static String folded(History history) {
        int count = history.epochs().size();
        return count == 0
                ? ""
                : Html.details(
                        "all epochs (" + count + ")", EpochTable.html(history.epochs(), history.bestEpoch(), ""));
    }

    /** Returns the last epochs, and before them the best one if it is not among them. */
    private static List<Epoch> latest(TrainingProgress progress) {
        List<Epoch> epochs = progress.epochs();
        int from = Math.max(0, epochs.size() - LAST);
        List<Epoch> latest = new ArrayList<>();
        if (progress.best() > 0 && progress.best() <= from) {
            latest.add(epochs.get(progress.best() - 1));
        }
        latest.addAll(epochs.subList(from, epochs.size()));
        return latest;
    }

    static String text(TrainingProgress progress) {
        List<String> lines = new ArrayList<>();
        lines.add(TrainingWords.header(progress.start()));
        if (progress.end().isPresent()) {
            lines.addAll(TrainingWords.ending(progress));
        } else {
            lines.add(PaintedBar.text(progress.share()) + " " + TrainingWords.status(progress));
            progress.symptom().ifPresent(symptom -> lines.add(symptom.toString()));
        }
        if (!progress.epochs().isEmpty()) {
            lines.add(losses(
                    "train",
                    progress.epochs().stream().mapToDouble(Epoch::train).toArray()));
            lines.add(losses(
                    "valid",
                    progress.epochs().stream().mapToDouble(Epoch::valid).toArray()));
        }
        return String.join("\n", lines);
    }

    private static String losses(String name, double[] losses) {
        return name + " " + Sparkline.of(Values.of(losses), 40) + " " + EpochTable.loss(losses[0]) + " → "
                + EpochTable.loss(losses[losses.length - 1]);
    }
}
