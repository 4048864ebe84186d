package org.cellstate.dsl.engine.loss;

import java.util.Arrays;

/**
 * Softmax over blocks {@code [class, row]} of floats. One class is handled at a time for all rows, in loops that the JIT turns into vector
 * instructions: arrays without an offset, no branch, no call. Exp is 2 to a whole power times a polynomial (Cephes' expf, whose relative
 * error is below 3e-7).
 */
final class FloatSoftmax {

    /** Added to a number below 2^22 in size, it leaves the nearest whole number in the lowest bits. */
    private static final float ROUND = 0x1.8p23f;

    private static final float LOG2_E = 1.442695f;
    private static final float LN2_HIGH = 0.6933594f;
    private static final float LN2_LOW = -2.1219444e-4f;

    /** What is further below the largest output of its row counts as this: 4e-31, far from the numbers on which processors are slow. */
    private static final float LEAST = -70;

    private float[] most = new float[0];
    private float[] total = new float[0];
    private float[] sum = new float[0];
    private float[] own = new float[0];
    private float[] power = new float[0];

    /** Turns raw outputs into probabilities. */
    void run(float[] raw, int classes, int rows) {
        exponentials(raw, classes, rows);
        for (int at = 0; at < classes * rows; at += rows) {
            System.arraycopy(raw, at, own, 0, rows);
            multiply(own, power, rows);
            System.arraycopy(own, 0, raw, at, rows);
        }
    }

    /** Turns raw outputs into probabilities less an even share for every class, times the weight of the row. */
    void run(float[] raw, int classes, int rows, float even, float[] weights) {
        exponentials(raw, classes, rows);
        for (int at = 0; at < classes * rows; at += rows) {
            System.arraycopy(raw, at, own, 0, rows);
            multiply(own, power, even, weights, rows);
            System.arraycopy(own, 0, raw, at, rows);
        }
    }

    /** Returns log of the sum of exp over a row, less a raw output of it: minus the log of that class's probability. */
    double surprise(float output, int row) {
        return Math.log(sum[row]) - ((double) output - most[row]);
    }

    /** Returns the mean of minus the log of the probabilities of a row. */
    double meanSurprise(int row, int classes) {
        return Math.log(sum[row]) - ((double) total[row] / classes - most[row]);
    }

    /** Leaves exp of each output less the largest of its row, and the inverse of a row's sum in {@code power}. */
    private void exponentials(float[] raw, int classes, int rows) {
        if (most.length < rows) {
            most = new float[rows];
            total = new float[rows];
            sum = new float[rows];
            own = new float[rows];
            power = new float[rows];
        }
        Arrays.fill(most, 0, rows, Float.NEGATIVE_INFINITY);
        Arrays.fill(total, 0, rows, 0);
        Arrays.fill(sum, 0, rows, 0);
        for (int at = 0; at < classes * rows; at += rows) {
            System.arraycopy(raw, at, own, 0, rows);
            larger(most, own, rows);
            add(total, own, rows);
        }
        for (int at = 0; at < classes * rows; at += rows) {
            System.arraycopy(raw, at, own, 0, rows);
            below(own, most, rows);
            fraction(own, power, rows);
            scale(own, power, rows);
            add(sum, own, rows);
            System.arraycopy(own, 0, raw, at, rows);
        }
        inverse(sum, power, rows);
    }

    private static void larger(float[] most, float[] raw, int rows) {
        for (int i = 0; i < rows; i++) {
            most[i] = Math.max(most[i], raw[i]);
        }
    }

    private static void add(float[] sum, float[] x, int rows) {
        for (int i = 0; i < rows; i++) {
            sum[i] += x[i];
        }
    }

    private static void below(float[] raw, float[] most, int rows) {
        for (int i = 0; i < rows; i++) {
            raw[i] = Math.max(raw[i] - most[i], LEAST);
        }
    }

    /** Leaves exp of what is left of {@code x} beside the nearest power of 2, and that power in the lowest bits of {@code power}. */
    private static void fraction(float[] x, float[] power, int rows) {
        for (int i = 0; i < rows; i++) {
            float shifted = x[i] * LOG2_E + ROUND;
            power[i] = shifted;
            float whole = shifted - ROUND;
            float rest = x[i] - whole * LN2_HIGH - whole * LN2_LOW;
            float series = 1.9875691e-4f;
            series = series * rest + 1.3981999e-3f;
            series = series * rest + 8.333452e-3f;
            series = series * rest + 4.1665796e-2f;
            series = series * rest + 0.16666666f;
            series = series * rest + 0.5f;
            x[i] = series * (rest * rest) + (rest + 1);
        }
    }

    /** Multiplies by the power of 2: an addition to the exponent's bits. */
    private static void scale(float[] x, float[] power, int rows) {
        for (int i = 0; i < rows; i++) {
            x[i] = Float.intBitsToFloat(Float.floatToRawIntBits(x[i]) + (Float.floatToRawIntBits(power[i]) << 23));
        }
    }

    private static void inverse(float[] sum, float[] inverse, int rows) {
        for (int i = 0; i < rows; i++) {
            inverse[i] = 1 / sum[i];
        }
    }

    private static void multiply(float[] x, float[] by, int rows) {
        for (int i = 0; i < rows; i++) {
            x[i] *= by[i];
        }
    }

    private static void multiply(float[] x, float[] by, float even, float[] weights, int rows) {
        for (int i = 0; i < rows; i++) {
            x[i] = (x[i] * by[i] - even) * weights[i];
        }
    }
}
