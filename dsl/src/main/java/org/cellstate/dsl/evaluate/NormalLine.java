package org.cellstate.dsl.evaluate;

import java.util.List;

/**
 * A quantile function in straight pieces over the normal quantile {@code z} of the level, the outer ones without end. Its mean and its score
 * are sums of closed forms.
 *
 * @param z {@code [node]}, rising
 * @param value {@code [node]}, never falling
 */
@SuppressWarnings("ArrayRecordComponent") // stays inside the package, never compared
record NormalLine(double[] z, double[] value) {

    static NormalLine through(List<Double> levels, List<Double> values) {
        return new NormalLine(
                levels.stream()
                        .mapToDouble(ProbabilisticMetrics::normalQuantile)
                        .toArray(),
                values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** The pieces: one before the first node, one between each two, one after the last. */
    private int pieces() {
        return z.length + 1;
    }

    /** The node at which the line of a piece begins; the outer pieces go on with the lines beside them. */
    private int node(int piece) {
        return Math.max(0, Math.min(piece - 1, z.length - 2));
    }

    private double slope(int piece) {
        int node = node(piece);
        return z.length == 1 ? 0 : (value[node + 1] - value[node]) / (z[node + 1] - z[node]);
    }

    private double start(int piece) {
        return value[node(piece)] - slope(piece) * z[node(piece)];
    }

    private double left(int piece) {
        return piece == 0 ? Double.NEGATIVE_INFINITY : z[piece - 1];
    }

    private double right(int piece) {
        return piece == z.length ? Double.POSITIVE_INFINITY : z[piece];
    }

    double cdf(double at) {
        int piece = 0;
        while (piece < z.length && value[piece] <= at) {
            piece++;
        }
        double slope = slope(piece);
        if (slope > 0) {
            return ProbabilisticMetrics.normalCdf((at - start(piece)) / slope);
        }
        return piece == 0 ? 0 : 1;
    }

    double mean() {
        double sum = 0;
        for (int piece = 0; piece < pieces(); piece++) {
            double left = left(piece);
            double right = right(piece);
            sum += start(piece) * (ProbabilisticMetrics.normalCdf(right) - ProbabilisticMetrics.normalCdf(left))
                    + slope(piece)
                            * (ProbabilisticMetrics.normalDensity(left) - ProbabilisticMetrics.normalDensity(right));
        }
        return sum;
    }

    /** The integral of the squared distance to the step at what was observed, below it and above it, piece by piece. */
    double crps(double observed) {
        double sum = 0;
        for (int piece = 0; piece < pieces(); piece++) {
            double slope = slope(piece);
            if (slope > 0) {
                double left = left(piece);
                double right = right(piece);
                double step = Math.max(left, Math.min(right, (observed - start(piece)) / slope));
                sum += slope * (below(step) - below(left) + below(-step) - below(-right));
            } else if (piece == 0) {
                sum += Math.max(0, value[0] - observed);
            } else if (piece == z.length) {
                sum += Math.max(0, observed - value[z.length - 1]);
            }
        }
        return sum;
    }

    private static double below(double z) {
        if (Double.isInfinite(z)) {
            return 0;
        }
        return ProbabilisticMetrics.squared(z);
    }
}
