package org.cellstate.dsl.engine;

import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The arrays of one size of pieces of text, {@code [batch, 1, time]}, which lie in memory step by step.
 *
 * @param tokens that are read
 * @param next that are asked for
 */
record TextArrays(INDArray tokens, INDArray next) implements AutoCloseable {

    static TextArrays of(int rows, int steps) {
        return new TextArrays(array(rows, steps), array(rows, steps));
    }

    private static INDArray array(int rows, int steps) {
        return Nd4j.createUninitializedDetached(DataType.FLOAT, 'c', steps, rows, 1)
                .permute(1, 2, 0);
    }

    /**
     * Puts steps in.
     *
     * @param read {@code [time, batch]}, as many steps as these arrays have and more
     * @param asked as many
     * @param step the first one
     */
    void fill(int[] read, int[] asked, int step) {
        int from = step * Math.toIntExact(tokens.size(0));
        put(tokens, read, from);
        put(next, asked, from);
    }

    private static void put(INDArray array, int[] numbers, int from) {
        float[] floats = new float[Math.toIntExact(array.length())];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = numbers[from + i];
        }
        ((FloatPointer) array.data().pointer()).put(floats, 0, floats.length);
    }

    @Override
    public void close() {
        tokens.close();
        next.close();
    }
}
