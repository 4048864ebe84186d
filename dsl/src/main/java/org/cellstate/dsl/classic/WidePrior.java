package org.cellstate.dsl.classic;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/**
 * The likelihood as R's {@code arima} works it out. In place of the exact likelihood of differenced rows R takes that of the rows after the
 * first ones, given a normal prior of the rows before the start around zero. The prior is wide, a million sigma², but not endless, and leaves
 * its trace in the third decimal or so; the higher the level of the series, the more.
 */
final class WidePrior {

    private static final double WIDTH = 1e6;

    private final double[][] errors;
    private final double[] variances;
    private final int unknown;

    /**
     * Reads a series.
     *
     * @param arma the model of its differences
     * @param values without what a constant adds
     */
    WidePrior(Arma arma, Differencing differencing, double[] values) {
        double[] polynomial = differencing.polynomial();
        unknown = polynomial.length - 1;
        double[][] columns = new double[unknown + 1][values.length];
        for (int row = 0; row < values.length; row++) {
            for (int lag = 0; lag <= unknown; lag++) {
                if (lag <= row) {
                    columns[0][row] += polynomial[lag] * values[row - lag];
                } else {
                    columns[lag - row][row] = polynomial[lag];
                }
            }
        }
        errors = new double[columns.length][values.length];
        variances = new double[values.length];
        new ArmaFilter(arma, columns.length).read(columns, errors, variances);
    }

    /** Returns the log-likelihood of the rows after those that differencing takes, with the variance of the errors that suits them best. */
    double logLikelihood() {
        int rows = variances.length - unknown;
        double[] start = quadratic(unknown);
        double[] all = quadratic(variances.length);
        double sigma2 = (all[0] - start[0]) / rows;
        return -0.5 * (rows * (Math.log(2 * Math.PI * sigma2) + 1) + all[1] - start[1]);
    }

    /** Returns the weighted squares and the logarithm of the determinant of the first rows, the unknown rows before them integrated out. */
    private double[] quadratic(int rows) {
        double squares = product(0, 0, rows);
        double logarithms = 0;
        for (int row = 0; row < rows; row++) {
            logarithms += Math.log(variances[row]);
        }
        if (unknown == 0) {
            return new double[] {squares, logarithms};
        }
        RealMatrix curvature = new Array2DRowRealMatrix(unknown, unknown);
        RealVector slope = new ArrayRealVector(unknown);
        for (int i = 0; i < unknown; i++) {
            slope.setEntry(i, product(0, i + 1, rows));
            for (int j = 0; j <= i; j++) {
                curvature.setEntry(i, j, WIDTH * product(i + 1, j + 1, rows) + (i == j ? 1 : 0));
                curvature.setEntry(j, i, curvature.getEntry(i, j));
            }
        }
        CholeskyDecomposition solved = new CholeskyDecomposition(curvature, 1e-9, 0);
        for (int i = 0; i < unknown; i++) {
            logarithms += 2 * Math.log(solved.getL().getEntry(i, i));
        }
        return new double[] {
            squares - WIDTH * slope.dotProduct(solved.getSolver().solve(slope)), logarithms
        };
    }

    private double product(int left, int right, int rows) {
        double sum = 0;
        for (int row = 0; row < rows; row++) {
            sum += errors[left][row] * errors[right][row] / variances[row];
        }
        return sum;
    }
}
