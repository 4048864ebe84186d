package org.cellstate.dsl.sweep.sample;

import java.util.List;
import java.util.Optional;

/**
 * How well a covariance explains values at points, as a function of the logarithms of its signal, noise and weights, in this order.
 *
 * @param values at the points
 * @param distances the squared distances of pairs, question by question: pairs (1, 0), (2, 0), (2, 1), (3, 0), …
 * @param choices which questions are choices
 */
@SuppressWarnings("ArrayRecordComponent") // stays inside the package, never compared
record MarginalLikelihood(double[] values, double[] distances, boolean[] choices) {

    private static final double LOG_TWO_PI = Math.log(2 * Math.PI);

    /** Returns that of values at points. */
    static MarginalLikelihood of(List<double[]> points, double[] values, boolean[] choices) {
        int size = points.size();
        double[] distances = new double[size * (size - 1) / 2 * choices.length];
        int at = 0;
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < i; j++) {
                for (int q = 0; q < choices.length; q++) {
                    distances[at++] = Places.squared(points.get(i), points.get(j), q, choices[q]);
                }
            }
        }
        return new MarginalLikelihood(values, distances, choices);
    }

    /** Returns the covariance of some logarithms. */
    Covariance covariance(double[] logs) {
        double[] weights = new double[choices.length];
        for (int q = 0; q < weights.length; q++) {
            weights[q] = Math.exp(logs[2 + q]);
        }
        return new Covariance(Math.exp(logs[0]), Math.exp(logs[1]), weights, choices);
    }

    /** Returns the logarithm of the values' density and writes its gradient; negative infinity where the matrix is not positive definite. */
    double log(double[] logs, double[] gradient) {
        Covariance kernel = covariance(logs);
        int size = values.length;
        double[][] matrix = new double[size][];
        double[][] covariances = new double[size][];
        double[][] slopes = new double[size][];
        int at = 0;
        for (int i = 0; i < size; i++) {
            matrix[i] = new double[i + 1];
            covariances[i] = new double[i];
            slopes[i] = new double[i];
            for (int j = 0; j < i; j++) {
                double numbers = 0;
                double others = 0;
                for (int q = 0; q < choices.length; q++) {
                    double part = kernel.weights()[q] * distances[at++];
                    numbers += choices[q] ? 0 : part;
                    others += choices[q] ? part : 0;
                }
                double scale = others == 0 ? kernel.signal() : kernel.signal() * Math.exp(-others);
                Covariance.Matern matern = Covariance.Matern.of(numbers);
                covariances[i][j] = scale * matern.value();
                slopes[i][j] = scale * matern.slope();
                matrix[i][j] = covariances[i][j];
            }
            matrix[i][i] = kernel.signal() + kernel.noise();
        }
        Optional<CholeskyFactor> made = CholeskyFactor.of(matrix);
        if (made.isEmpty()) {
            return Double.NEGATIVE_INFINITY;
        }
        CholeskyFactor factor = made.get();
        double[] white = factor.whitened(values);
        double[] shares = factor.whitenedBack(white);
        gradient(kernel, factor.inverseMatrix(), shares, covariances, slopes, gradient);
        double square = 0;
        for (double value : white) {
            square += value * value;
        }
        return -0.5 * (square + factor.logDeterminant() + size * LOG_TWO_PI);
    }

    private void gradient(
            Covariance kernel,
            double[][] inverse,
            double[] shares,
            double[][] covariances,
            double[][] slopes,
            double[] gradient) {
        double bySignal = 0;
        double byNoise = 0;
        double[] byWeight = new double[choices.length];
        int at = 0;
        for (int i = 0; i < shares.length; i++) {
            for (int j = 0; j < i; j++) {
                double outer = shares[i] * shares[j] - inverse[i][j];
                bySignal += outer * covariances[i][j];
                double byNumbers = outer * slopes[i][j];
                double byChoices = -outer * covariances[i][j];
                for (int q = 0; q < byWeight.length; q++) {
                    byWeight[q] += (choices[q] ? byChoices : byNumbers) * distances[at++];
                }
            }
            double diagonal = 0.5 * (shares[i] * shares[i] - inverse[i][i]);
            bySignal += diagonal * kernel.signal();
            byNoise += diagonal * kernel.noise();
        }
        gradient[0] = bySignal;
        gradient[1] = byNoise;
        for (int q = 0; q < byWeight.length; q++) {
            gradient[2 + q] = byWeight[q] * kernel.weights()[q];
        }
    }
}
