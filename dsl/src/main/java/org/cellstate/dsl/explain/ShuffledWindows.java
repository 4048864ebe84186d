package org.cellstate.dsl.explain;

import org.cellstate.dsl.prepare.Covariate;
import org.cellstate.dsl.prepare.SequenceBatch;
import org.cellstate.dsl.prepare.WindowBatch;
import org.cellstate.dsl.prepare.WindowShape;

/** Batches in which each row has one input of another row, which an order names; all else is its own. */
final class ShuffledWindows {

    private ShuffledWindows() {}

    /** Returns windows with the past values of others. */
    static WindowBatch past(WindowBatch batch, int[] order) {
        WindowShape shape = batch.shape();
        float[] past = exchanged(batch.past(), shape.lookback(), shape.pastFeatures(), 0, 1, order);
        return batch.reading(past, batch.future());
    }

    /** Returns windows that take the past and the coming rows for those of others in one respect. */
    static WindowBatch covariate(WindowBatch batch, Covariate covariate, int[] order) {
        WindowShape shape = batch.shape();
        int first = covariate.first();
        int count = covariate.count();
        float[] past = exchanged(batch.past(), shape.lookback(), shape.pastFeatures(), 1 + first, count, order);
        float[] future = covariate.inFuture()
                ? exchanged(batch.future(), shape.horizon(), shape.futureFeatures(), first, count, order)
                : batch.future();
        return batch.reading(past, future);
    }

    private static float[] exchanged(float[] all, int steps, int features, int first, int count, int[] order) {
        float[] exchanged = all.clone();
        for (int row = 0; row < order.length; row++) {
            for (int step = 0; step < steps; step++) {
                int to = (row * steps + step) * features + first;
                int from = (order[row] * steps + step) * features + first;
                System.arraycopy(all, from, exchanged, to, count);
            }
        }
        return exchanged;
    }

    /** Returns sequences with a feature of others, repeated where those are shorter. */
    static SequenceBatch feature(SequenceBatch batch, int feature, int[] order) {
        float[] frames = batch.frames().clone();
        for (int row = 0; row < order.length; row++) {
            int steps = length(batch, row);
            int others = length(batch, order[row]);
            for (int step = 0; step < steps; step++) {
                frames[place(batch, row, step, feature)] =
                        batch.frames()[place(batch, order[row], step % others, feature)];
            }
        }
        return new SequenceBatch(
                batch.size(), batch.steps(), batch.features(), frames, batch.lengths(), batch.target());
    }

    private static int place(SequenceBatch batch, int row, int step, int feature) {
        return (step * batch.size() + row) * batch.features() + feature;
    }

    private static int length(SequenceBatch batch, int row) {
        return batch.lengths().length == 0 ? batch.steps() : batch.lengths()[row];
    }
}
