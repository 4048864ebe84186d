package org.cellstate.dsl.sweep.sample;

import java.util.List;
import java.util.Optional;

/** A normal distribution of functions, given some of their values (Rasmussen and Williams 2006, chapter 2). Its mean before them is 0. */
final class GaussianProcess {

    private final Covariance kernel;
    private final double[][] points;
    private final CholeskyFactor factor;
    private final double[] shares;

    /**
     * What is believed of the value at a point.
     *
     * @param mean of the value
     * @param variance of the value, without noise
     */
    record Belief(double mean, double variance) {}

    /** Takes values at points. */
    GaussianProcess(Covariance kernel, List<double[]> points, double[] values) {
        this.kernel = kernel;
        this.points = points.toArray(double[][]::new);
        this.factor = factor();
        this.shares = factor.whitenedBack(factor.whitened(values));
    }

    private CholeskyFactor factor() {
        for (double noise = Math.max(kernel.noise(), 1e-12); ; noise *= 10) {
            double[][] matrix = new double[points.length][];
            for (int i = 0; i < points.length; i++) {
                matrix[i] = new double[i + 1];
                for (int j = 0; j < i; j++) {
                    matrix[i][j] = kernel.covariance(points[i], points[j]);
                }
                matrix[i][i] = kernel.signal() + noise;
            }
            Optional<CholeskyFactor> made = CholeskyFactor.of(matrix);
            if (made.isPresent()) {
                return made.get();
            }
        }
    }

    /** Returns what is believed at a point. */
    Belief belief(double[] point) {
        return belief(point, new int[0], new double[0], new double[0]);
    }

    /**
     * Returns what is believed at a point, and how that changes with some of its numbers.
     *
     * @param free questions that are numbers
     * @param meanSlopes is given the derivatives of the mean by their places
     * @param varianceSlopes is given those of the variance
     */
    Belief belief(double[] point, int[] free, double[] meanSlopes, double[] varianceSlopes) {
        int size = points.length;
        double[] covariances = new double[size];
        double[] slopes = new double[size];
        for (int i = 0; i < size; i++) {
            double squared = kernel.distance(points[i], point);
            double scale = kernel.signal() * kernel.overlap(points[i], point);
            covariances[i] = scale * Covariance.matern(squared);
            if (free.length > 0) {
                slopes[i] = scale * Covariance.maternSlope(squared);
            }
        }
        double[] white = factor.whitened(covariances);
        double mean = 0;
        double explained = 0;
        for (int i = 0; i < size; i++) {
            mean += shares[i] * covariances[i];
            explained += white[i] * white[i];
        }
        if (free.length > 0) {
            double[] solved = factor.whitenedBack(white);
            for (int f = 0; f < free.length; f++) {
                meanSlopes[f] = slope(point, free[f], shares, slopes);
                varianceSlopes[f] = -2 * slope(point, free[f], solved, slopes);
            }
        }
        return new Belief(mean, Math.max(0, kernel.signal() - explained));
    }

    private double slope(double[] point, int question, double[] factors, double[] slopes) {
        double first = 0;
        double second = 0;
        for (int i = 0; i < factors.length; i++) {
            double factor = factors[i] * slopes[i];
            first += factor * (point[2 * question] - points[i][2 * question]);
            second += factor * (point[2 * question + 1] - points[i][2 * question + 1]);
        }
        return 2 * kernel.weights()[question] * Places.slope(point, question, first, second);
    }
}
