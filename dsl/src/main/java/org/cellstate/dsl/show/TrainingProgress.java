package org.cellstate.dsl.show;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cellstate.dsl.train.Epoch;
import org.cellstate.dsl.train.History;
import org.cellstate.dsl.train.TrainEvent;

/** How far a training is: all that its events have said so far, at the time of the last of them. */
final class TrainingProgress {

    private final TrainEvent.Started start;
    private final long startNanos;
    private final List<Epoch> epochs = new ArrayList<>();
    private long nowNanos;
    private long windows;
    private int best;
    private int sinceBest;
    private double epochsDone;
    private Optional<History> end = Optional.empty();
    private String failure = "";

    TrainingProgress(TrainEvent.Started start, long nanos) {
        this.start = start;
        this.startNanos = nanos;
        this.nowNanos = nanos;
    }

    void on(TrainEvent event, long nanos) {
        nowNanos = nanos;
        if (event instanceof TrainEvent.BatchDone batch) {
            windows += batch.windows();
            epochsDone = batch.epoch() - 1 + (double) batch.batch() / batch.batches();
        } else if (event instanceof TrainEvent.EpochDone done) {
            epochs.add(done.epoch());
            best = done.best() ? done.epoch().number() : best;
            sinceBest = done.sinceBest();
            epochsDone = done.epoch().number();
        } else if (event instanceof TrainEvent.Finished finished) {
            end(finished.history());
        } else if (event instanceof TrainEvent.Failed failed) {
            end(failed.history());
            failure = failed.problem().rule();
        }
    }

    private void end(History history) {
        end = Optional.of(history);
        best = history.bestEpoch();
        epochs.clear();
        epochs.addAll(history.epochs());
    }

    TrainEvent.Started start() {
        return start;
    }

    List<Epoch> epochs() {
        return List.copyOf(epochs);
    }

    /** Returns the number of the best epoch so far, 0 if none ended. */
    int best() {
        return best;
    }

    int sinceBest() {
        return sinceBest;
    }

    /** Returns the number of the epoch that runs, or of the last one once training ended. */
    int epoch() {
        boolean between = epochsDone == Math.floor(epochsDone);
        int running = (int) Math.floor(epochsDone) + (between && epochsDone > 0 ? 0 : 1);
        return end.isPresent() ? epochs.size() : Math.min(running, start.epochs());
    }

    /** Returns the share of the planned epochs that is done, from 0 to 1. */
    double share() {
        return Math.min(1, epochsDone / start.epochs());
    }

    double elapsedSeconds() {
        return (nowNanos - startNanos) / 1e9;
    }

    /** Returns how long the rest takes at the speed so far; NaN before the first batch. */
    double leftSeconds() {
        return share() == 0 ? Double.NaN : elapsedSeconds() * (1 - share()) / share();
    }

    /** Returns the speed so far, validation included; NaN before the first batch. */
    double windowsPerSecond() {
        return windows == 0 || elapsedSeconds() == 0 ? Double.NaN : windows / elapsedSeconds();
    }

    /** Returns the whole run once it has ended. */
    Optional<History> end() {
        return end;
    }

    /** Returns the rule that was broken, or an empty text. */
    String failure() {
        return failure;
    }
}
