package org.cellstate.dsl.engine;

import org.cellstate.dsl.prepare.ClassBatch;
import org.cellstate.dsl.prepare.ClassShape;
import org.cellstate.dsl.prepare.PaddedRows;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The arrays of one size of batches: what is read {@code [time, batch, feature]}, which steps are real, the classes and what they count. */
record ClassArrays(boolean everyStep, INDArray frames, INDArray mask, INDArray target, INDArray counted)
        implements BatchArrays {

    /** The size of a batch. */
    record Size(int rows, int steps) {}

    static ClassArrays of(Size size, ClassShape shape) {
        int targets = shape.everyStep() ? size.steps : 1;
        return new ClassArrays(
                shape.everyStep(),
                BatchArrays.array(size.steps, size.rows, shape.features()),
                BatchArrays.array(size.rows, size.steps),
                BatchArrays.array(targets, size.rows, 1),
                BatchArrays.array(targets, size.rows));
    }

    /** Puts a batch in. */
    Feed fill(ClassBatch batch) {
        BatchArrays.put(frames, batch.rows().frames());
        BatchArrays.put(target, batch.classes());
        BatchArrays.put(counted, batch.weights());
        return new Feed(
                new INDArray[] {frames.permute(1, 2, 0)},
                mask(batch.rows()),
                null,
                everyStep ? target.permute(1, 2, 0) : target.reshape(target.size(1), 1),
                counted.transpose());
    }

    private @Nullable INDArray mask(PaddedRows rows) {
        if (rows.lengths().length == 0) {
            return null;
        }
        BatchArrays.putMask(mask, rows.lengths(), rows.steps());
        return mask;
    }

    @Override
    public void close() {
        frames.close();
        mask.close();
        target.close();
        counted.close();
    }
}
