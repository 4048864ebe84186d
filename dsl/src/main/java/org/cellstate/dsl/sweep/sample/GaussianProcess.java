package org.cellstate.dsl.sweep.sample;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A normal distribution of functions, given some of their values (Rasmussen and Williams 2006, chapter 2). Its mean before them is 0. */
final class GaussianProcess {

    private final Covariance kernel;
    private final int size;
    private final double[][] columns;
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
        this.size = points.size();
        this.columns = new double[2 * kernel.weights().length][size];
        for (int i = 0; i < size; i++) {
            for (int c = 0; c < columns.length; c++) {
                columns[c][i] = points.get(i)[c];
            }
        }
        this.factor = factor(points);
        this.shares = factor.whitenedBack(factor.whitened(values));
    }

    private CholeskyFactor factor(List<double[]> points) {
        for (double noise = Math.max(kernel.noise(), 1e-12); ; noise *= 10) {
            double[][] matrix = new double[size][];
            for (int i = 0; i < size; i++) {
                matrix[i] = Arrays.copyOf(covariances(points.get(i), i, new double[0]), i + 1);
                matrix[i][i] = kernel.signal() + noise;
            }
            Optional<CholeskyFactor> made = CholeskyFactor.of(matrix);
            if (made.isPresent()) {
                return made.get();
            }
        }
    }

    /** Returns those of a point with the first points, and writes their derivatives by the squared distances where there is place. */
    private double[] covariances(double[] point, int first, double[] slopes) {
        double[] squared = new double[first];
        double[] apart = new double[first];
        for (int q = 0; q < kernel.weights().length; q++) {
            if (kernel.choices()[q]) {
                addOverlap(kernel.weights()[q], columns[2 * q], point[2 * q], apart);
            } else {
                addDistance(kernel.weights()[q], columns[2 * q], point[2 * q], squared);
                addDistance(kernel.weights()[q], columns[2 * q + 1], point[2 * q + 1], squared);
            }
        }
        double[] covariances = new double[first];
        for (int i = 0; i < first; i++) {
            double scale = apart[i] == 0 ? kernel.signal() : kernel.signal() * Math.exp(-apart[i]);
            Covariance.Matern matern = Covariance.Matern.of(squared[i]);
            covariances[i] = scale * matern.value();
            if (slopes.length > 0) {
                slopes[i] = scale * matern.slope();
            }
        }
        return covariances;
    }

    private static void addDistance(double weight, double[] column, double place, double[] sums) {
        for (int i = 0; i < sums.length; i++) {
            double off = column[i] - place;
            sums[i] += weight * off * off;
        }
    }

    private static void addOverlap(double weight, double[] column, double place, double[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += column[i] == place ? 0 : weight;
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
        double[] slopes = new double[free.length > 0 ? size : 0];
        double[] covariances = covariances(point, size, slopes);
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
        double[] firsts = columns[2 * question];
        double[] seconds = columns[2 * question + 1];
        double first = 0;
        double second = 0;
        for (int i = 0; i < factors.length; i++) {
            double share = factors[i] * slopes[i];
            first += share * (point[2 * question] - firsts[i]);
            second += share * (point[2 * question + 1] - seconds[i]);
        }
        return 2 * kernel.weights()[question] * Places.slope(point, question, first, second);
    }
}
