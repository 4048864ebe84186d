package org.cellstate.dsl.show;

import java.util.List;
import java.util.OptionalLong;
import org.cellstate.dsl.sweep.Study;
import org.cellstate.dsl.sweep.SweepEvent;
import org.cellstate.dsl.sweep.TrialRecord;
import org.cellstate.dsl.sweep.TrialState;

/** How far a sweep is: all that its events have said so far, at the time of the last of them. */
final class SweepProgress {

    private final OptionalLong most;
    private final long startNanos;
    private final long before;
    private Study<?> study;
    private long nowNanos;
    private boolean stopping;
    private boolean finished;

    SweepProgress(SweepEvent.Started start, long nanos) {
        most = start.trials();
        study = start.study();
        startNanos = nanos;
        nowNanos = nanos;
        before = ended();
    }

    void on(SweepEvent event, long nanos) {
        nowNanos = nanos;
        study = event.study();
        stopping |= event instanceof SweepEvent.Stopping;
        finished |= event instanceof SweepEvent.Finished;
    }

    Study<?> study() {
        return study;
    }

    boolean isStopping() {
        return stopping;
    }

    boolean isFinished() {
        return finished;
    }

    /** Returns how many trials there will be at most; empty where only time ends the sweep. */
    OptionalLong most() {
        return most;
    }

    /** Returns how many trials ended, those of earlier sittings among them. */
    long ended() {
        return study.records().size() - study.count(TrialState.RUNNING);
    }

    List<TrialRecord> running() {
        return study.records().stream()
                .filter(trial -> trial.state() == TrialState.RUNNING)
                .toList();
    }

    double elapsedSeconds() {
        return (nowNanos - startNanos) / 1e9;
    }

    /** Returns the share of the sweep that is done, by trials or by time, whichever is nearer to its end: from 0 to 1. */
    double share() {
        double byTrials = most.isPresent() ? (double) ended() / Math.max(1, most.getAsLong()) : 0;
        return Math.min(1, Math.max(byTrials, elapsedSeconds() / budgetSeconds()));
    }

    private double budgetSeconds() {
        return 60 * study.plan().budget().minutes();
    }

    /** Returns how long the sweep goes on at the pace of this sitting; NaN before its first trial ended. */
    double leftSeconds() {
        long now = ended() - before;
        if (now == 0) {
            return Double.NaN;
        }
        double byTrials =
                most.isPresent() ? (most.getAsLong() - ended()) * elapsedSeconds() / now : Double.POSITIVE_INFINITY;
        return Math.max(0, Math.min(byTrials, budgetSeconds() - elapsedSeconds()));
    }
}
