package org.cellstate.dsl.statistic;

import java.util.Arrays;
import org.apache.commons.math3.distribution.NormalDistribution;

/** The statistic of Shapiro and Wilk and its distribution, by the approximations of Royston (1995, Applied Statistics, algorithm R94). */
final class ShapiroWilk {

    private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

    private static final double[] LAST = {0, 0.221157, -0.147981, -2.07119, 4.434685, -2.706056};
    private static final double[] LAST_BUT_ONE = {0, 0.042981, -0.293762, -1.752461, 5.682633, -3.582633};
    private static final double[] SMALL_BOUND = {-2.273, 0.459};
    private static final double[] SMALL_MEAN = {0.544, -0.39978, 0.025054, -6.714e-4};
    private static final double[] SMALL_DEVIATION = {1.3822, -0.77857, 0.062767, -0.0020322};
    private static final double[] MEAN = {-1.5861, -0.31082, -0.083751, 0.0038915};
    private static final double[] DEVIATION = {-0.4803, -0.082676, 0.0030302};

    private static final int SMALL = 11;

    private ShapiroWilk() {}

    /** Returns W; NaN where all values are equal. */
    static double statistic(double[] values) {
        double[] sorted = Correlations.centred(values);
        Arrays.sort(sorted);
        double[] weights = weights(sorted.length);
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * (sorted[sorted.length - 1 - i] - sorted[i]);
        }
        double squares = Correlations.product(sorted, 0);
        return squares > 0 ? Math.min(1, sum * sum / squares) : Double.NaN;
    }

    /** The weights of the upper half, the largest value's first; those of the lower half are their opposites. */
    private static double[] weights(int count) {
        if (count == 3) {
            return new double[] {Math.sqrt(0.5)};
        }
        double[] scores = new double[count / 2];
        double squares = 0;
        for (int i = 0; i < scores.length; i++) {
            scores[i] = -NORMAL.inverseCumulativeProbability((i + 1 - 0.375) / (count + 0.25));
            squares += 2 * scores[i] * scores[i];
        }
        double root = 1 / Math.sqrt(count);
        double[] weights = new double[scores.length];
        weights[0] = polynomial(LAST, root) + scores[0] / Math.sqrt(squares);
        int given = 1;
        double left = squares - 2 * scores[0] * scores[0];
        double taken = 1 - 2 * weights[0] * weights[0];
        if (count > 5) {
            weights[1] = polynomial(LAST_BUT_ONE, root) + scores[1] / Math.sqrt(squares);
            left -= 2 * scores[1] * scores[1];
            taken -= 2 * weights[1] * weights[1];
            given = 2;
        }
        double scale = Math.sqrt(left / taken);
        for (int i = given; i < scores.length; i++) {
            weights[i] = scores[i] / scale;
        }
        return weights;
    }

    /** Returns the probability of a W at least as small from so many normal values. */
    static double probability(double statistic, int count) {
        if (Double.isNaN(statistic)) {
            return Double.NaN;
        }
        if (count == 3) {
            double angle = Math.asin(Math.sqrt(statistic)) - Math.asin(Math.sqrt(0.75));
            return Math.max(0, 6 / Math.PI * angle);
        }
        double distance = Math.log(1 - statistic);
        if (count <= SMALL) {
            double bound = polynomial(SMALL_BOUND, count);
            if (distance >= bound) {
                return 0;
            }
            return tail(
                    -Math.log(bound - distance),
                    polynomial(SMALL_MEAN, count),
                    Math.exp(polynomial(SMALL_DEVIATION, count)));
        }
        double size = Math.log(count);
        return tail(distance, polynomial(MEAN, size), Math.exp(polynomial(DEVIATION, size)));
    }

    private static double tail(double value, double mean, double deviation) {
        return NORMAL.cumulativeProbability((mean - value) / deviation);
    }

    private static double polynomial(double[] coefficients, double x) {
        double sum = 0;
        for (int power = coefficients.length - 1; power >= 0; power--) {
            sum = sum * x + coefficients[power];
        }
        return sum;
    }
}
