package org.cellstate.dsl.engine;

import org.cellstate.dsl.prepare.WindowBatch;
import org.cellstate.dsl.prepare.WindowShape;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The arrays of one batch size, {@code [batch, feature, time]}. The past lies in memory as the recurrent layers read it, {@code [time, batch,
 * feature]}, the steps ahead and the lags as batches have them, and of the labels first all targets, then all spreads.
 */
record WindowArrays(int size, boolean highway, INDArray past, INDArray future, INDArray lags, INDArray target)
        implements BatchArrays {

    private static final int LABELS = 2;

    static WindowArrays of(WindowShape shape, boolean highway, int size) {
        return new WindowArrays(
                size,
                highway,
                BatchArrays.array(shape.lookback(), size, shape.pastFeatures()).permute(1, 2, 0),
                BatchArrays.array(size, shape.horizon(), shape.futureFeatures()).permute(0, 2, 1),
                BatchArrays.array(size, shape.lookback()),
                BatchArrays.array(LABELS, size, shape.horizon()).permute(1, 0, 2));
    }

    /** Puts a batch in. */
    Feed fill(WindowBatch batch) {
        WindowShape shape = batch.shape();
        BatchArrays.put(past, stepByStep(batch.past(), shape.lookback(), shape.pastFeatures()));
        BatchArrays.put(future, batch.future());
        BatchArrays.put(target, labels(batch));
        if (!highway) {
            return new Feed(new INDArray[] {past, future}, null, target);
        }
        BatchArrays.put(lags, batch.lags());
        return new Feed(new INDArray[] {past, future, lags}, null, target);
    }

    private float[] stepByStep(float[] rows, int steps, int features) {
        float[] packed = new float[rows.length];
        for (int step = 0; step < steps; step++) {
            for (int window = 0; window < size; window++) {
                System.arraycopy(
                        rows, (window * steps + step) * features, packed, (step * size + window) * features, features);
            }
        }
        return packed;
    }

    private static float[] labels(WindowBatch batch) {
        int rows = batch.target().length;
        float[] labels = new float[LABELS * rows];
        System.arraycopy(batch.target(), 0, labels, 0, rows);
        System.arraycopy(batch.weights(), 0, labels, rows, rows);
        return labels;
    }

    @Override
    public void close() {
        past.close();
        future.close();
        lags.close();
        target.close();
    }
}
