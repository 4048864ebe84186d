package org.cellstate.dsl.engine.layer;

import java.util.Arrays;
import org.cellstate.dsl.data.ShapeProblem;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Reads masks {@code [batch, time]}: what is not 0 is a real step. */
public final class RealSteps {

    private static final int[][] ALL = {};

    private RealSteps() {}

    /**
     * Returns for each row its real steps in ascending order; an empty array if every row has all.
     *
     * @param mask null if every step is real
     * @throws ShapeProblem if the mask is not {@code [rows, steps]}, or leaves a row without a step
     */
    public static int[][] of(@Nullable INDArray mask, int rows, int steps) {
        if (mask == null) {
            return ALL;
        }
        if (mask.length() != (long) rows * steps || mask.size(0) != rows) {
            throw new ShapeProblem(
                    "A mask has one number for each step of each row.",
                    "mask " + Arrays.toString(mask.shape()) + " for sequences [batch=" + rows + ", time=" + steps + "]",
                    "a mask of shape [" + rows + ", " + steps + "]");
        }
        float[] flags = mask.reshape('c', rows, steps).dup('c').data().asFloat();
        int[][] real = new int[rows][];
        boolean all = true;
        for (int row = 0; row < rows; row++) {
            real[row] = row(flags, row, steps);
            all &= real[row].length == steps;
            if (real[row].length == 0) {
                throw new ShapeProblem(
                        "Every row needs at least one real step.",
                        "mask " + Arrays.toString(mask.shape()) + " for sequences [batch=" + rows + ", time=" + steps
                                + "], where row " + row + " is 0 at every step",
                        "leaving that row out of the batch");
            }
        }
        return all ? ALL : real;
    }

    private static int[] row(float[] flags, int row, int steps) {
        int[] real = new int[steps];
        int count = 0;
        for (int step = 0; step < steps; step++) {
            if (flags[row * steps + step] != 0) {
                real[count++] = step;
            }
        }
        return Arrays.copyOf(real, count);
    }
}
