package org.cellstate.dsl.classic;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;

/** Linear regression by its normal equations, row by row, with a penalty on squared coefficients. */
final class LeastSquares {

    private final double[][] products;
    private final double[] targets;
    private double squares;

    LeastSquares(int inputs) {
        products = new double[inputs][inputs];
        targets = new double[inputs];
    }

    /** Adds a row. */
    void add(double[] inputs, double target) {
        squares += target * target;
        for (int i = 0; i < inputs.length; i++) {
            double left = inputs[i];
            if (left != 0) {
                targets[i] += left * target;
                for (int j = 0; j <= i; j++) {
                    products[i][j] += left * inputs[j];
                }
            }
        }
    }

    /** Returns the mean of the inputs' squares summed over the rows, 1 if they are all zero. */
    double scale() {
        double sum = 0;
        for (int i = 0; i < targets.length; i++) {
            sum += products[i][i] / targets.length;
        }
        return sum > 0 ? sum : 1;
    }

    /**
     * Returns the coefficients.
     *
     * @param penalty above 0, added to each input's sum of squares
     */
    double[] solve(double penalty) {
        double[][] system = new double[targets.length][targets.length];
        for (int i = 0; i < targets.length; i++) {
            for (int j = 0; j <= i; j++) {
                system[i][j] = products[i][j];
                system[j][i] = products[i][j];
            }
            system[i][i] += penalty;
        }
        return new CholeskyDecomposition(new Array2DRowRealMatrix(system, false), 1e-9, 0)
                .getSolver()
                .solve(new ArrayRealVector(targets, false))
                .toArray();
    }

    /** Returns the sum of squared errors that coefficients leave on the rows. */
    double errors(double[] coefficients) {
        double sum = squares;
        for (int i = 0; i < targets.length; i++) {
            double row = products[i][i] * coefficients[i] - 2 * targets[i];
            for (int j = 0; j < i; j++) {
                row += 2 * products[i][j] * coefficients[j];
            }
            sum += row * coefficients[i];
        }
        return Math.max(0, sum);
    }
}
