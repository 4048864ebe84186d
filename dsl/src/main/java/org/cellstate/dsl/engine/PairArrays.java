package org.cellstate.dsl.engine;

import org.cellstate.dsl.prepare.PairBatch;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The arrays of one size of batches of pairs, {@code [batch, time]}: tokens read and asked for, and which of them are real. */
record PairArrays(INDArray source, INDArray target, INDArray label, INDArray sourceMask, INDArray targetMask)
        implements BatchArrays {

    /** The size of a batch. */
    record Size(int rows, int sourceSteps, int targetSteps) {}

    static PairArrays of(Size size) {
        return new PairArrays(
                BatchArrays.array(size.rows, size.sourceSteps),
                BatchArrays.array(size.rows, size.targetSteps),
                BatchArrays.array(size.rows, size.targetSteps),
                BatchArrays.array(size.rows, size.sourceSteps),
                BatchArrays.array(size.rows, size.targetSteps));
    }

    /** Puts a batch in. */
    Feed fill(PairBatch batch) {
        put(source, batch.source());
        put(target, batch.read());
        put(label, batch.write());
        BatchArrays.putMask(sourceMask, batch.sourceLengths(), batch.sourceSteps());
        BatchArrays.putMask(targetMask, batch.targetLengths(), batch.targetSteps());
        return new Feed(
                new INDArray[] {withFeature(source), withFeature(target)},
                sourceMask,
                targetMask,
                withFeature(label),
                null);
    }

    private static INDArray withFeature(INDArray tokens) {
        return tokens.reshape('c', tokens.size(0), 1, tokens.size(1));
    }

    private static void put(INDArray array, int[] tokens) {
        float[] numbers = new float[tokens.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = tokens[i];
        }
        BatchArrays.put(array, numbers);
    }

    @Override
    public void close() {
        source.close();
        target.close();
        label.close();
        sourceMask.close();
        targetMask.close();
    }
}
