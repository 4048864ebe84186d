package org.cellstate.dsl.engine;

import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;
import org.cellstate.dsl.prepare.ClassBatch;
import org.cellstate.dsl.prepare.ClassShape;
import org.cellstate.dsl.prepare.PaddedRows;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The arrays of one size of batches: what is read {@code [time, batch, feature]}, which steps are real, the classes and what they count. */
record ClassArrays(boolean everyStep, INDArray frames, INDArray mask, INDArray target, INDArray counted)
        implements AutoCloseable {

    /** The size of a batch. */
    record Size(int rows, int steps) {}

    static ClassArrays of(Size size, ClassShape shape) {
        int targets = shape.everyStep() ? size.steps : 1;
        return new ClassArrays(
                shape.everyStep(),
                array(size.steps, size.rows, shape.features()),
                array(size.rows, size.steps),
                array(targets, size.rows, 1),
                array(targets, size.rows));
    }

    private static INDArray array(long... lengths) {
        return Nd4j.createUninitializedDetached(DataType.FLOAT, 'c', lengths);
    }

    /** Puts a batch in. */
    Feed fill(ClassBatch batch) {
        put(frames, batch.rows().frames());
        put(target, batch.classes());
        put(counted, batch.weights());
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
        float[] real = new float[rows.size() * rows.steps()];
        for (int row = 0; row < rows.size(); row++) {
            int start = row * rows.steps();
            Arrays.fill(real, start, start + rows.length(row), 1);
        }
        put(mask, real);
        return mask;
    }

    private static void put(INDArray array, float[] numbers) {
        ((FloatPointer) array.data().pointer()).put(numbers, 0, numbers.length);
    }

    @Override
    public void close() {
        frames.close();
        mask.close();
        target.close();
        counted.close();
    }
}
