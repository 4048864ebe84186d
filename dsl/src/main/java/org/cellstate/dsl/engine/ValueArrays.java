package org.cellstate.dsl.engine;

import org.cellstate.dsl.prepare.SequenceBatch;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The arrays of one size of batches: what is read {@code [time, batch, feature]}, which steps are real, the values. */
record ValueArrays(INDArray frames, INDArray mask, INDArray target) implements BatchArrays {

    /** The size of a batch. */
    record Size(int rows, int steps) {}

    static ValueArrays of(Size size, int features) {
        return new ValueArrays(
                BatchArrays.array(size.steps, size.rows, features),
                BatchArrays.array(size.rows, size.steps),
                BatchArrays.array(size.rows, 1));
    }

    /** Puts a batch in. */
    Feed fill(SequenceBatch batch) {
        BatchArrays.put(frames, batch.frames());
        BatchArrays.put(target, batch.target());
        return new Feed(new INDArray[] {frames.permute(1, 2, 0)}, mask(batch), target);
    }

    private @Nullable INDArray mask(SequenceBatch batch) {
        if (batch.lengths().length == 0) {
            return null;
        }
        BatchArrays.putMask(mask, batch.lengths(), batch.steps());
        return mask;
    }

    @Override
    public void close() {
        frames.close();
        mask.close();
        target.close();
    }
}
