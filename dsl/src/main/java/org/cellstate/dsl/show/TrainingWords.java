package org.cellstate.dsl.show;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.model.RecurrentSpec;
import org.cellstate.dsl.train.Epoch;
import org.cellstate.dsl.train.History;
import org.cellstate.dsl.train.StopReason;
import org.cellstate.dsl.train.TrainEvent;

/** The sentences of a training, for HTML and plain text alike. */
final class TrainingWords {

    private TrainingWords() {}

    /** Returns for example {@code LSTM 2×64 · 52 481 parameters · Adam 0.001 · births}. */
    static String header(TrainEvent.Started start) {
        RecurrentSpec spec = start.spec();
        return spec.label() + " · " + Numbers.count(start.parameters()) + " parameters · "
                + Specs.optimizer(spec.training().optimizer()) + " · " + start.series();
    }

    /**
     * Returns for example {@code epoch 14/20 · 00:42 elapsed · ~00:18 left · 1 240 windows/s}. Where no epoch was better of late, patience
     * may end it sooner: {@code ~00:09 to 00:18 left}.
     */
    static String status(TrainingProgress progress) {
        String status = "epoch " + progress.epoch() + "/" + progress.start().epochs() + " · "
                + clock(progress.elapsedSeconds()) + " elapsed";
        if (!Double.isFinite(progress.windowsPerSecond())) {
            return status;
        }
        String most = clock(progress.leftSeconds());
        String least = clock(progress.leastSeconds());
        boolean open = progress.sinceBest() > 0 && !least.equals(most);
        return status + " · ~" + (open ? least + " to " : "") + most + " left · "
                + Numbers.fixed(progress.windowsPerSecond(), 0) + " windows/s";
    }

    /** Returns for example {@code no gain for 2 of 5}, or an empty text right after a best epoch. */
    static String patience(TrainingProgress progress) {
        return patience(progress.sinceBest(), progress.start().spec());
    }

    static String patience(int sinceBest, RecurrentSpec spec) {
        return sinceBest == 0
                ? ""
                : "no gain for " + sinceBest + " of " + spec.training().patience();
    }

    /** Returns the line of one epoch on a console. */
    static String epoch(TrainEvent.EpochDone done, TrainEvent.Started start) {
        Epoch epoch = done.epoch();
        int width = Integer.toString(start.epochs()).length();
        String mark = done.best() ? "★ best" : patience(done.sinceBest(), start.spec());
        return String.format(
                        Locale.ROOT,
                        "epoch %" + width + "d/%d  train %s  valid %s  %s  %s",
                        epoch.number(),
                        start.epochs(),
                        EpochTable.loss(epoch.train()),
                        EpochTable.loss(epoch.valid()),
                        EpochTable.seconds(epoch.seconds()),
                        mark)
                .stripTrailing();
    }

    /** Returns how a run ended, for example {@code 17 of 50 epochs in 01:12 · best 0.0502 at epoch 12, whose weights are kept}. */
    static String end(History history) {
        String run = history.epochs().size() + " of " + history.planned() + " epochs in " + clock(history.seconds());
        String best = history.best()
                .map(epoch -> " · best " + EpochTable.loss(epoch.valid()) + " at epoch " + epoch.number()
                        + ", whose weights are kept")
                .orElse("");
        return run + best;
    }

    /** Returns how a training ended in a line, and in others what failed or must be known besides. */
    static List<String> ending(TrainingProgress progress) {
        return progress.end()
                .map(history -> {
                    String early = progress.failure().isEmpty() ? early(history.stop()) : "failed";
                    String line = end(history) + (early.isEmpty() ? "" : " · " + early);
                    return Stream.of(line, progress.failure(), history.note())
                            .filter(each -> !each.isBlank())
                            .toList();
                })
                .orElse(List.of());
    }

    /** Returns why a run ended before its time, or an empty text if it did not. */
    static String early(StopReason stop) {
        return switch (stop) {
            case COMPLETED -> "";
            case NO_IMPROVEMENT -> "stopped early";
            case OUT_OF_TIME -> "out of time";
            case INTERRUPTED -> "stopped";
            case DIVERGED -> "diverged";
            case FAILED -> "failed";
        };
    }

    static String clock(double seconds) {
        long whole = Math.round(seconds);
        String minutes = String.format(Locale.ROOT, "%02d:%02d", whole / 60 % 60, whole % 60);
        return whole < 3600 ? minutes : whole / 3600 + ":" + minutes;
    }
}
