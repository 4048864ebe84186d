package org.cellstate.dsl.engine.attention;

import java.util.Arrays;

/** Numbers of 64 bits, for gradient checks; as {@link FloatAdditive} otherwise. */
final class DoubleAdditive implements AdditiveScoring {

    private final DoublePlace memory = new DoublePlace();
    private double[] cells = new double[0];
    private double[] query = new double[0];
    private double[] key = new double[0];
    private double[] scale = new double[0];
    private double[] near = new double[0];
    private double[] hidden = new double[0];
    private double[] slope = new double[0];
    private double[] spread = new double[0];
    private double[] queryGradient = new double[0];
    private double[] keyGradient = new double[0];
    private double[] gradients = new double[0];
    private double[] rowSum = new double[0];
    private double[] unitSum = new double[0];

    @Override
    public void scores(Block queries, Block keys, long v, Reach reach, Alignment scores) {
        int units = queries.features();
        query = memory.read(queries.address(), queries.numbers(), query);
        key = memory.read(keys.address(), keys.numbers(), key);
        scale = memory.read(v, units, scale);
        for (int row = 0; row < scores.rows(); row++) {
            int[] steps = reach.steps(row);
            gather(steps, row, keys);
            cells = DoublePlace.room(scores.cells(), cells);
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
        near = DoublePlace.room(steps.length * units, near);
        for (int i = 0; i < steps.length; i++) {
            System.arraycopy(key, (steps[i] * keys.rows() + row) * units, near, i * units, units);
        }
    }

    /** Computes the hidden units of one target step and the first source steps. */
    private void hide(int from, int units, int count) {
        hidden = DoublePlace.room(count * units, hidden);
        for (int i = 0; i < count; i++) {
            System.arraycopy(query, from, hidden, i * units, units);
        }
        tanhOfSum(hidden, near, count * units);
    }

    private static void tanhOfSum(double[] x, double[] y, int numbers) {
        for (int i = 0; i < numbers; i++) {
            x[i] = Math.tanh(x[i] + y[i]);
        }
    }

    private double weighted(int from, int units) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
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
        slope = DoublePlace.room(all, slope);
        spread = DoublePlace.room(all, spread);
        gradients = zeros(all, gradients);
        rowSum = zeros(all, rowSum);
        for (int target = 0; target < scoreGradient.targets(); target++) {
            int count = reach.count(row, target);
            int from = (target * queries.rows() + row) * units;
            hide(from, units, count);
            for (int i = 0; i < count; i++) {
                double each = cells[target * scoreGradient.sources() + steps[i]];
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

    private static void addProduct(double[] sum, double[] x, double[] y, int numbers) {
        for (int i = 0; i < numbers; i++) {
            sum[i] += x[i] * y[i];
        }
    }

    private static void slope(double[] v, double[] gradient, double[] tanh, int numbers) {
        for (int i = 0; i < numbers; i++) {
            v[i] *= gradient[i] * (1 - tanh[i] * tanh[i]);
        }
    }

    private static void add(double[] sum, double[] x, int numbers) {
        for (int i = 0; i < numbers; i++) {
            sum[i] += x[i];
        }
    }

    private static void add(double[] x, int from, double[] sum, int to, int numbers) {
        for (int i = 0; i < numbers; i++) {
            sum[to + i] += x[from + i];
        }
    }

    private static double[] zeros(int numbers, double[] array) {
        double[] zeros = DoublePlace.room(numbers, array);
        Arrays.fill(zeros, 0, numbers, 0);
        return zeros;
    }
}
