package org.cellstate.dsl.engine;

import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The arrays that batches of one size are put into. */
interface BatchArrays extends AutoCloseable {

    /** Returns an array that no workspace owns, its numbers whatever they were. */
    static INDArray array(long... lengths) {
        return Nd4j.createUninitializedDetached(DataType.FLOAT, 'c', lengths);
    }

    /** Writes numbers in the order in which they lie in memory. */
    static void put(INDArray array, float[] numbers) {
        ((FloatPointer) array.data().pointer()).put(numbers, 0, numbers.length);
    }

    /** Writes which steps are real, {@code [batch, time]}. */
    static void putMask(INDArray mask, int[] lengths, int steps) {
        float[] real = new float[lengths.length * steps];
        for (int row = 0; row < lengths.length; row++) {
            Arrays.fill(real, row * steps, row * steps + lengths[row], 1);
        }
        put(mask, real);
    }

    /** Frees them. */
    @Override
    void close();
}
