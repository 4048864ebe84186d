package org.cellstate.dsl.show;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cellstate.dsl.data.CellstateException;
import org.cellstate.dsl.train.BatchLosses;
import org.cellstate.dsl.train.Diagnosis;
import org.cellstate.dsl.train.Epoch;
import org.cellstate.dsl.train.History;
import org.cellstate.dsl.train.Symptom;
import org.cellstate.dsl.train.TrainEvent;

/** How far a training is: all that its events have said so far, at the time of the last of them. */
final class TrainingProgress {

    private final TrainEvent.Started start;
    private final long startNanos;
    private final List<Epoch> epochs = new ArrayList<>();
    private final TrainingPace pace;
    private final BatchLosses batchLosses;
    private long nowNanos;
    private int best;
    private int sinceBest;
    private double epochsDone;
    private Optional<History> end = Optional.empty();
    private String failure = "";
    private Optional<Symptom> lasting = Optional.empty();
    private Optional<Symptom> symptom = Optional.empty();

    TrainingProgress(TrainEvent.Started start, long nanos) {
        this.start = start;
        this.startNanos = nanos;
        this.nowNanos = nanos;
        this.pace = new TrainingPace(start, nanos);
        this.batchLosses = new BatchLosses(start.spec().training());
    }

    void on(TrainEvent event, long nanos) {
        nowNanos = nanos;
        if (event instanceof TrainEvent.BatchDone batch) {
            pace.batch(batch, nanos);
            batchLosses.add(batch.loss());
            symptom = batchLosses.symptom().or(() -> lasting);
            epochsDone = batch.epoch() - 1 + (double) batch.batch() / batch.batches();
        } else if (event instanceof TrainEvent.EpochDone done) {
            epochs.add(done.epoch());
            best = done.best() ? done.epoch().number() : best;
            sinceBest = done.sinceBest();
            epochsDone = done.epoch().number();
            pace.epoch(nanos);
            lasting = Diagnosis.of(start.spec(), epochs);
            symptom = batchLosses.symptom().or(() -> lasting);
        } else if (event instanceof TrainEvent.Finished finished) {
            end(finished.history());
        } else if (event instanceof TrainEvent.Failed failed) {
            end(failed.history());
            failure = words(failed.problem());
        }
    }

    private static String words(Throwable problem) {
        return problem instanceof CellstateException known ? known.rule() : problem.toString();
    }

    private void end(History history) {
        end = Optional.of(history);
        symptom = Diagnosis.of(start.spec(), history.epochs());
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

    /** Returns how long the planned epochs still take at the speed of late; NaN before two batches. */
    double leftSeconds() {
        return pace.seconds(start.epochs() - epochsDone);
    }

    /** Returns how long training goes on if no epoch is better than the best one again, at most {@link #leftSeconds}. */
    double leastSeconds() {
        int patience = start.spec().training().patience();
        double last = Math.min(start.epochs(), epochs.size() - sinceBest + (double) patience);
        return pace.seconds(Math.max(0, last - epochsDone));
    }

    /** Returns the speed of late, validation included; NaN before two batches. */
    double windowsPerSecond() {
        return pace.windowsPerSecond();
    }

    /** Returns what goes wrong, while it does; at the end what the epochs show of it. */
    Optional<Symptom> symptom() {
        return symptom;
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
