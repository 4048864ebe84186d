package org.cellstate.dsl.show;

import org.cellstate.dsl.train.TrainEvent;

/**
 * How fast a training goes, and how long the rest takes. It looks back one epoch: the first batches of a session, which compile the code
 * that runs them, would make all later forecasts too long. Drawing between two batches counts, for it goes on.
 */
final class TrainingPace {

    private static final int LEAST = 8;
    private static final int MOST = 64;

    private final TrainEvent.Started start;
    private final double[] seconds;
    private int timed;
    private int examples;
    private double validation;
    private long before;
    private boolean begun;

    TrainingPace(TrainEvent.Started start, long nanos) {
        this.start = start;
        this.seconds = new double[Math.max(LEAST, Math.min(MOST, start.batches()))];
        this.before = nanos;
    }

    void batch(TrainEvent.BatchDone batch, long nanos) {
        // The first one waits for memory and for classes to be loaded.
        if (begun || start.batches() == 1) {
            seconds[timed % seconds.length] = (nanos - before) / 1e9;
            timed++;
        }
        begun = true;
        examples = batch.windows();
        before = nanos;
    }

    void epoch(long nanos) {
        validation = (nanos - before) / 1e9;
        before = nanos;
    }

    /** Returns the seconds of a batch lately; NaN before two batches. */
    private double batchSeconds() {
        int count = Math.min(timed, seconds.length);
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += seconds[i];
        }
        return count == 0 ? Double.NaN : sum / count;
    }

    private double epochSeconds() {
        return start.batches() * batchSeconds() + validation;
    }

    /** Returns how long so many epochs take, of which a part may be done; NaN before two batches. */
    double seconds(double epochs) {
        return epochs * epochSeconds();
    }

    /** Returns the windows that train in a second, validation included; NaN before two batches. */
    double windowsPerSecond() {
        return start.batches() * examples / epochSeconds();
    }
}
