package org.cellstate.dsl.engine;

import org.bytedeco.javacpp.FloatPointer;
import org.cellstate.dsl.prepare.WindowBatch;
import org.cellstate.dsl.prepare.WindowShape;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The arrays of one batch size, {@code [batch, feature, time]}. The past lies in memory as the recurrent layers read it, {@code [time, batch,
 * feature]}, the others as ND4J does, time slices one after the other. The spreads are an input that multiplies forecasts and targets, or a
 * second label of each step.
 */
record WindowArrays(
        int size,
        boolean highway,
        boolean spreadIsLabel,
        INDArray past,
        INDArray future,
        INDArray spread,
        INDArray lags,
        INDArray target)
        implements AutoCloseable {

    static WindowArrays of(WindowShape shape, boolean highway, boolean spreadIsLabel, int size) {
        return new WindowArrays(
                size,
                highway,
                spreadIsLabel,
                Nd4j.createUninitializedDetached(DataType.FLOAT, 'c', shape.lookback(), size, shape.pastFeatures())
                        .permute(1, 2, 0),
                array(size, shape.futureFeatures(), shape.horizon()),
                array(size, shape.horizon()),
                array(size, shape.lookback()),
                array(size, spreadIsLabel ? WindowLoss.LABELS : 1, shape.horizon()));
    }

    private static INDArray array(long... lengths) {
        return Nd4j.createUninitializedDetached(DataType.FLOAT, 'f', lengths);
    }

    /** Puts a batch in. */
    Feed fill(WindowBatch batch, float[] spreads) {
        WindowShape shape = batch.shape();
        float[] spreadSteps = new float[size * shape.horizon()];
        for (int i = 0; i < spreadSteps.length; i++) {
            spreadSteps[i] = spreads[i / shape.horizon()];
        }
        putPast(batch.past(), shape.lookback(), shape.pastFeatures());
        put(future, batch.future(), shape.horizon(), shape.futureFeatures());
        put(lags, batch.lags(), shape.lookback(), 1);
        if (spreadIsLabel) {
            put(target, labels(batch.target(), spreadSteps), shape.horizon(), WindowLoss.LABELS);
            return new Feed(
                    highway ? new INDArray[] {past, future, lags} : new INDArray[] {past, future}, null, target);
        }
        put(spread, spreadSteps, shape.horizon(), 1);
        put(target, products(batch.target(), spreadSteps), shape.horizon(), 1);
        INDArray[] inputs =
                highway ? new INDArray[] {past, future, spread, lags} : new INDArray[] {past, future, spread};
        return new Feed(inputs, null, target);
    }

    private static float[] labels(float[] targets, float[] spreads) {
        float[] labels = new float[WindowLoss.LABELS * targets.length];
        for (int i = 0; i < targets.length; i++) {
            labels[WindowLoss.LABELS * i] = targets[i];
            labels[WindowLoss.LABELS * i + 1] = spreads[i];
        }
        return labels;
    }

    private static float[] products(float[] targets, float[] spreads) {
        float[] products = new float[targets.length];
        for (int i = 0; i < targets.length; i++) {
            products[i] = spreads[i] * targets[i];
        }
        return products;
    }

    private void putPast(float[] rows, int steps, int features) {
        float[] packed = new float[rows.length];
        for (int step = 0; step < steps; step++) {
            for (int window = 0; window < size; window++) {
                System.arraycopy(
                        rows, (window * steps + step) * features, packed, (step * size + window) * features, features);
            }
        }
        ((FloatPointer) past.data().pointer()).put(packed, 0, packed.length);
    }

    private void put(INDArray array, float[] rows, int steps, int features) {
        float[] slices = new float[rows.length];
        for (int window = 0; window < size; window++) {
            for (int step = 0; step < steps; step++) {
                for (int feature = 0; feature < features; feature++) {
                    slices[window + size * (feature + features * step)] =
                            rows[(window * steps + step) * features + feature];
                }
            }
        }
        ((FloatPointer) array.data().pointer()).put(slices, 0, slices.length);
    }

    @Override
    public void close() {
        past.close();
        lags.close();
        future.close();
        target.close();
        spread.close();
    }
}
