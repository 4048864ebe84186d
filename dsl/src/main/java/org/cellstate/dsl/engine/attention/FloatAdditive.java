package org.cellstate.dsl.engine.attention;

import java.util.Arrays;

/**
 * Numbers of 32 bits. The loops that count are over whole arrays from their first element on: only such does the compiler of Java 17 turn
 * into vector instructions, so rows are copied to where they can be read together.
 */
final class FloatAdditive implements AdditiveScoring {

    private final FloatPlace memory = new FloatPlace();
    private float[] cells = new float[0];
    private float[] query = new float[0];
    private float[] key = new float[0];
    private float[] scale = new float[0];
    private float[] near = new float[0];
    private float[] hidden = new float[0];
    private float[] slope = new float[0];
    private float[] spread = new float[0];
    private float[] queryGradient = new float[0];
    private float[] keyGradient = new float[0];
    private float[] gradients = new float[0];
    private float[] rowSum = new float[0];
    private float[] unitSum = new float[0];

    @Override
    public void scores(Block queries, Block keys, long v, Reach reach, Alignment scores) {
        int units = queries.features();
        query = memory.read(queries.address(), queries.numbers(), query);
        key = memory.read(keys.address(), keys.numbers(), key);
        scale = memory.read(v, units, scale);
        for (int row = 0; row < scores.rows(); row++) {
            int[] steps = reach.steps(row);
            gather(steps, row, keys);
            cells = FloatPlace.room(scores.cells(), cells);
            for (int target = 0; target < scores.targets(); target++) {
                int count = reach.count(row, target);
                hide((target * queries.rows() + row) * units, units, count);
                for (int i = 0; i < count; i++) {
                    cells[target * scores.sources() + steps[i]] = weighted(i * units, units);
                }
            }
            memory.write(cells, scores.cells(), scores.address(row, 0));
        }
    }

    /** Copies the keys of a row's real steps side by side. */
    private void gather(int[] steps, int row, Block keys) {
        int units = keys.features();
        near = FloatPlace.room(steps.length * units, near);
        for (int i = 0; i < steps.length; i++) {
            System.arraycopy(key, (steps[i] * keys.rows() + row) * units, near, i * units, units);
        }
    }

    /** Computes the hidden units of one target step and the first source steps. */
    private void hide(int from, int units, int count) {
        hidden = FloatPlace.room(count * units, hidden);
        for (int i = 0; i < count; i++) {
            System.arraycopy(query, from, hidden, i * units, units);
        }
        tanhOfSum(hidden, near, count * units);
    }

    /**
     * Writes {@code tanh(x + y)} to {@code x}: a quotient of polynomials fitted to it over [-8, 8] by weighted least squares
     * (tests/python/reference/tanh_quotient.py), 4e-7 from the true value at most.
     */
    static void tanhOfSum(float[] x, float[] y, int numbers) {
        for (int i = 0; i < numbers; i++) {
            float z = Math.max(-8f, Math.min(8f, x[i] + y[i]));
            float s = z * z;
            x[i] = z
                    * (((((2.3026591e-11f * s - 1.4517247e-8f) * s + 9.815599e-6f) * s + 2.978818e-3f) * s
                                            + 0.12972586f)
                                    * s
                            + 0.99999994f)
                    / (((2.3623898e-4f * s + 2.3998858e-2f) * s + 0.46305883f) * s + 1f);
        }
    }

    private float weighted(int from, int units) {
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        int i = 0;
        for (; i + 3 < units; i += 4) {
            a += scale[i] * hidden[from + i];
            b += scale[i + 1] * hidden[from + i + 1];
            c += scale[i + 2] * hidden[from + i + 2];
            d += scale[i + 3] * hidden[from + i + 3];
        }
        for (; i < units; i++) {
            a += scale[i] * hidden[from + i];
        }
        return (a + b) + (c + d);
    }

    @Override
    public void gradient(
            Block queries,
            Block keys,
            long v,
            Reach reach,
            Alignment scoreGradient,
            Block toQueries,
            Block toKeys,
            long toV) {
        int units = queries.features();
        query = memory.read(queries.address(), queries.numbers(), query);
        key = memory.read(keys.address(), keys.numbers(), key);
        scale = memory.read(v, units, scale);
        queryGradient = zeros(queries.numbers(), queryGradient);
        keyGradient = zeros(keys.numbers(), keyGradient);
        unitSum = zeros(units, unitSum);
        for (int row = 0; row < scoreGradient.rows(); row++) {
            cells = memory.read(scoreGradient.address(row, 0), scoreGradient.cells(), cells);
            gradientOfRow(row, queries, keys, reach, scoreGradient);
        }
        memory.write(queryGradient, queries.numbers(), toQueries.address());
        memory.write(keyGradient, keys.numbers(), toKeys.address());
        memory.write(unitSum, units, toV);
    }

    private void gradientOfRow(int row, Block queries, Block keys, Reach reach, Alignment scoreGradient) {
        int units = queries.features();
        int[] steps = reach.steps(row);
        int all = steps.length * units;
        gather(steps, row, keys);
        slope = FloatPlace.room(all, slope);
        spread = FloatPlace.room(all, spread);
        gradients = zeros(all, gradients);
        rowSum = zeros(all, rowSum);
        for (int target = 0; target < scoreGradient.targets(); target++) {
            int count = reach.count(row, target);
            int from = (target * queries.rows() + row) * units;
            hide(from, units, count);
            for (int i = 0; i < count; i++) {
                float each = cells[target * scoreGradient.sources() + steps[i]];
                Arrays.fill(spread, i * units, (i + 1) * units, each);
                System.arraycopy(scale, 0, slope, i * units, units);
            }
            addProduct(rowSum, spread, hidden, count * units);
            slope(slope, spread, hidden, count * units);
            add(gradients, slope, count * units);
            for (int i = 0; i < count; i++) {
                add(slope, i * units, queryGradient, from, units);
            }
        }
        for (int i = 0; i < steps.length; i++) {
            System.arraycopy(gradients, i * units, keyGradient, (steps[i] * keys.rows() + row) * units, units);
            add(rowSum, i * units, unitSum, 0, units);
        }
    }

    private static void addProduct(float[] sum, float[] x, float[] y, int numbers) {
        for (int i = 0; i < numbers; i++) {
            sum[i] += x[i] * y[i];
        }
    }

    private static void slope(float[] v, float[] gradient, float[] tanh, int numbers) {
        for (int i = 0; i < numbers; i++) {
            v[i] *= gradient[i] * (1 - tanh[i] * tanh[i]);
        }
    }

    private static void add(float[] sum, float[] x, int numbers) {
        for (int i = 0; i < numbers; i++) {
            sum[i] += x[i];
        }
    }

    private static void add(float[] x, int from, float[] sum, int to, int numbers) {
        for (int i = 0; i < numbers; i++) {
            sum[to + i] += x[from + i];
        }
    }

    private static float[] zeros(int numbers, float[] array) {
        float[] zeros = FloatPlace.room(numbers, array);
        Arrays.fill(zeros, 0, numbers, 0);
        return zeros;
    }
}
