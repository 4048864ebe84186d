package org.cellstate.dsl.sweep.sample;

import java.util.Optional;

/**
 * The lower triangle of which a covariance matrix is the square, with its inverse. Its loops run along rows, where the compiler makes vector
 * instructions of them.
 *
 * @param rows the factor's rows, each as long as its number
 * @param inverse the rows of the factor's inverse
 * @param columns the columns of the factor's inverse, at their places in the row
 */
@SuppressWarnings("ArrayRecordComponent") // stays inside the package, never compared
record CholeskyFactor(double[][] rows, double[][] inverse, double[][] columns) {

    /**
     * Returns the factor of a matrix; empty where it is not positive definite.
     *
     * @param matrix the lower triangle, row by row; it is used up
     */
    static Optional<CholeskyFactor> of(double[][] matrix) {
        int size = matrix.length;
        double[] column = new double[size];
        for (int k = 0; k < size; k++) {
            double pivot = matrix[k][k];
            if (!(pivot > 1e-14) || pivot == Double.POSITIVE_INFINITY) {
                return Optional.empty();
            }
            double root = Math.sqrt(pivot);
            matrix[k][k] = root;
            for (int i = k + 1; i < size; i++) {
                matrix[i][k] /= root;
                column[i] = matrix[i][k];
            }
            for (int i = k + 1; i < size; i++) {
                subtract(column[i], column, matrix[i], k + 1, i + 1);
            }
        }
        double[][] inverse = new double[size][];
        double[][] columns = new double[size][size];
        for (int i = 0; i < size; i++) {
            double[] row = new double[i + 1];
            for (int k = 0; k < i; k++) {
                subtract(matrix[i][k], inverse[k], row, 0, k + 1);
            }
            double diagonal = matrix[i][i];
            for (int k = 0; k < i; k++) {
                row[k] /= diagonal;
                columns[k][i] = row[k];
            }
            row[i] = 1 / diagonal;
            columns[i][i] = row[i];
            inverse[i] = row;
        }
        return Optional.of(new CholeskyFactor(matrix, inverse, columns));
    }

    /** Returns the logarithm of the matrix's determinant. */
    double logDeterminant() {
        double sum = 0;
        for (int i = 0; i < rows.length; i++) {
            sum += Math.log(rows[i][i]);
        }
        return 2 * sum;
    }

    /** Returns the inverse of the factor times a vector. */
    double[] whitened(double[] vector) {
        double[] result = new double[vector.length];
        for (int k = 0; k < vector.length; k++) {
            subtract(-vector[k], columns[k], result, k, vector.length);
        }
        return result;
    }

    /** Returns the transposed inverse of the factor times a vector. */
    double[] whitenedBack(double[] vector) {
        double[] result = new double[vector.length];
        for (int i = 0; i < vector.length; i++) {
            subtract(-vector[i], inverse[i], result, 0, i + 1);
        }
        return result;
    }

    /** Returns the lower triangle of the inverse of the matrix. */
    double[][] inverseMatrix() {
        int size = rows.length;
        double[][] result = new double[size][];
        for (int i = 0; i < size; i++) {
            result[i] = new double[i + 1];
        }
        for (double[] row : inverse) {
            for (int i = 0; i < row.length; i++) {
                subtract(-row[i], row, result[i], 0, i + 1);
            }
        }
        return result;
    }

    private static void subtract(double factor, double[] from, double[] to, int first, int end) {
        for (int i = first; i < end; i++) {
            to[i] -= factor * from[i];
        }
    }
}
