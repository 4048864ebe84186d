package org.cellstate.dsl.sweep.sample;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Where CMA-ES stands between two generations, and the step to the next (Hansen 2016, "The CMA Evolution Strategy: A Tutorial", with
 * negative weights for the worse half).
 */
final class CmaState {

    /** Far below what tells two values apart, and far above what can be divided by no more. */
    private static final double LEAST_STEP = 1e-18;

    private final double[] mean;
    private final double step;
    private final double[][] covariance;
    private final double[] shapePath;
    private final double[] stepPath;
    private final int generation;

    /**
     * Makes one.
     *
     * @param mean of the distribution, one number for each dimension
     * @param step by which the covariance is stretched
     * @param covariance shape of the distribution
     * @param shapePath sum of past steps of the mean, fading
     * @param stepPath the same, as if the distribution were round
     * @param generation how many there were
     */
    CmaState(double[] mean, double step, double[][] covariance, double[] shapePath, double[] stepPath, int generation) {
        this.mean = mean;
        this.step = step;
        this.covariance = covariance;
        this.shapePath = shapePath;
        this.stepPath = stepPath;
        this.generation = generation;
    }

    /** Returns the mean. */
    double[] mean() {
        return mean.clone();
    }

    /** Returns what stretches the covariance. */
    double step() {
        return step;
    }

    /** Returns how two dimensions vary together, before it is stretched. */
    double covariance(int dimension, int other) {
        return covariance[dimension][other];
    }

    /** Returns the state before the first generation: round, in the middle of the unit cube. */
    static CmaState start(int dimensions, double step) {
        double[] mean = new double[dimensions];
        double[][] covariance = new double[dimensions][dimensions];
        for (int i = 0; i < dimensions; i++) {
            mean[i] = 0.5;
            covariance[i][i] = 1;
        }
        return new CmaState(mean, step, covariance, new double[dimensions], new double[dimensions], 0);
    }

    /** Returns how many points make a generation. */
    static int population(int dimensions) {
        return 4 + (int) Math.floor(3 * Math.log(dimensions));
    }

    /** Returns the state after a generation: its points, best first. */
    CmaState next(List<double[]> points) {
        int n = mean.length;
        CmaWeights rates = CmaWeights.of(n, points.size());
        double[][] steps = points.stream()
                .map(point -> IntStream.range(0, n)
                        .mapToDouble(i -> (point[i] - mean[i]) / step)
                        .toArray())
                .toArray(double[][]::new);
        double[] move = new double[n];
        for (int k = 0; k < rates.parents(); k++) {
            for (int i = 0; i < n; i++) {
                move[i] += rates.weight(k) * steps[k][i];
            }
        }
        double[][] whitening = root(-0.5);
        double[] round = times(whitening, move);
        double[] newStepPath = path(stepPath, round, rates.stepFading(), rates.effective());
        double length = norm(newStepPath);
        double expected = Math.sqrt(n) * (1 - 1.0 / (4 * n) + 1.0 / (21.0 * n * n));
        double newStep = Math.max(
                LEAST_STEP, step * Math.exp(rates.stepFading() / rates.stepDamping() * (length / expected - 1)));

        double settled = Math.sqrt(1 - Math.pow(1 - rates.stepFading(), 2 * (generation + 1)));
        boolean calm = length / settled < (1.4 + 2.0 / (n + 1)) * expected;
        double[] newShapePath = path(shapePath, calm ? move : new double[n], rates.shapeFading(), rates.effective());
        double stall = calm ? 0 : rates.shapeFading() * (2 - rates.shapeFading());
        double[] newMean =
                IntStream.range(0, n).mapToDouble(i -> mean[i] + step * move[i]).toArray();

        double sum = 0;
        double[] weights =
                IntStream.range(0, points.size()).mapToDouble(rates::weight).toArray();
        for (int k = 0; k < weights.length; k++) {
            sum += weights[k];
            if (weights[k] < 0) {
                double size = norm(times(whitening, steps[k]));
                weights[k] *= n / (size * size + 1e-8);
            }
        }
        double kept = 1 + rates.oneRate() * stall - rates.oneRate() - rates.manyRate() * sum;
        double[][] newCovariance = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double many = 0;
                for (int k = 0; k < weights.length; k++) {
                    many += weights[k] * steps[k][i] * steps[k][j];
                }
                newCovariance[i][j] = kept * covariance[i][j]
                        + rates.oneRate() * newShapePath[i] * newShapePath[j]
                        + rates.manyRate() * many;
                newCovariance[j][i] = newCovariance[i][j];
            }
        }
        return new CmaState(newMean, newStep, newCovariance, newShapePath, newStepPath, generation + 1);
    }

    private static double[] path(double[] old, double[] move, double fading, double effective) {
        double gain = Math.sqrt(fading * (2 - fading) * effective);
        return IntStream.range(0, old.length)
                .mapToDouble(i -> (1 - fading) * old[i] + gain * move[i])
                .toArray();
    }

    /** Returns the point that standard normal numbers stand for. */
    double[] point(double[] normals) {
        double[] shaped = times(root(0.5), normals);
        return IntStream.range(0, mean.length)
                .mapToDouble(i -> mean[i] + step * shaped[i])
                .toArray();
    }

    /** Returns the deviation along a dimension. */
    double deviation(int dimension) {
        return step * Math.sqrt(Math.max(0, covariance[dimension][dimension]));
    }

    /** Returns a power of the covariance; what arithmetic made of eigenvalues that are next to zero counts as next to zero. */
    private double[][] root(double power) {
        int n = mean.length;
        if (n == 0) {
            return new double[0][];
        }
        EigenDecomposition parts = new EigenDecomposition(new Array2DRowRealMatrix(covariance));
        RealMatrix vectors = parts.getV();
        double[][] root = new double[n][n];
        for (int k = 0; k < n; k++) {
            double value = Math.pow(Math.max(parts.getRealEigenvalue(k), 1e-16), power);
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    root[i][j] += value * vectors.getEntry(i, k) * vectors.getEntry(j, k);
                }
            }
        }
        return root;
    }

    private static double[] times(double[][] matrix, double[] vector) {
        double[] product = new double[vector.length];
        for (int i = 0; i < product.length; i++) {
            for (int j = 0; j < product.length; j++) {
                product[i] += matrix[i][j] * vector[j];
            }
        }
        return product;
    }

    private static double norm(double[] vector) {
        double sum = 0;
        for (double number : vector) {
            sum += number * number;
        }
        return Math.sqrt(sum);
    }
}
