package org.cellstate.dsl.explain;

import org.cellstate.dsl.prepare.SequenceBatch;
import org.cellstate.dsl.prepare.WindowBatch;

/** What the recurrent layers read of one row of a batch: {@code [time][feature]}. */
final class Windows {

    private Windows() {}

    static double[][] past(WindowBatch batch, int row) {
        int steps = batch.shape().lookback();
        int features = batch.shape().pastFeatures();
        double[][] window = new double[steps][features];
        for (int step = 0; step < steps; step++) {
            for (int feature = 0; feature < features; feature++) {
                window[step][feature] = batch.past()[(row * steps + step) * features + feature];
            }
        }
        return window;
    }

    static double[][] sequence(SequenceBatch batch, int row) {
        int steps = batch.lengths().length == 0 ? batch.steps() : batch.lengths()[row];
        double[][] sequence = new double[steps][batch.features()];
        for (int step = 0; step < steps; step++) {
            for (int feature = 0; feature < batch.features(); feature++) {
                sequence[step][feature] = batch.frames()[(step * batch.size() + row) * batch.features() + feature];
            }
        }
        return sequence;
    }
}
