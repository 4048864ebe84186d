package org.cellstate.dsl.engine;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The arrays of one size of pieces of text, {@code [batch, 1, time]}, which lie in memory step by step.
 *
 * @param tokens that are read
 * @param next that are asked for
 */
record TextArrays(INDArray tokens, INDArray next) implements BatchArrays {

    static TextArrays of(int rows, int steps) {
        return new TextArrays(array(rows, steps), array(rows, steps));
    }

    private static INDArray array(int rows, int steps) {
        return BatchArrays.array(steps, rows, 1).permute(1, 2, 0);
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
        BatchArrays.put(array, floats);
    }

    @Override
    public void close() {
        tokens.close();
        next.close();
    }
}
