package org.cellstate.dsl.classic;

import java.util.Arrays;

/**
 * The exact likelihood of a differenced series under SARIMA models of one order, errors normal. Parameters stand in R's order: ar, ma,
 * seasonal ar, seasonal ma.
 */
final class SarimaLikelihood {

    private final SarimaOrder order;
    private final double[][] columns;
    private final double[][] errors;
    private final double[] variances;

    /**
     * Prepares a likelihood.
     *
     * @param differenced {@code [row]}
     * @param unit what a constant of 1 adds to each differenced row; 0 for a model without a constant
     */
    SarimaLikelihood(SarimaOrder order, double[] differenced, double unit) {
        this.order = order;
        double[] ones = new double[differenced.length];
        Arrays.fill(ones, unit);
        this.columns = unit == 0 ? new double[][] {differenced} : new double[][] {differenced, ones};
        this.errors = new double[columns.length][differenced.length];
        this.variances = new double[differenced.length];
    }

    /**
     * What the data say of coefficients.
     *
     * @param constant the constant that suits them best, or that was given; 0 without one
     * @param sigma2 the variance of the errors that suits them best
     * @param value minus the log-likelihood over the rows, less what does not depend on the model
     */
    record Seen(double constant, double sigma2, double value) {}

    /** Sees coefficients with the constant that suits them best. */
    Seen see(double[] coefficients) {
        read(coefficients);
        return columns.length == 1 ? seen(0) : seen(bestConstant());
    }

    /** Sees coefficients with a constant. */
    Seen see(double[] coefficients, double constant) {
        read(coefficients);
        return seen(constant);
    }

    private void read(double[] coefficients) {
        new ArmaFilter(Arma.of(order, coefficients), columns.length).read(columns, errors, variances);
    }

    /** Generalised least squares. */
    private double bestConstant() {
        double above = 0;
        double below = 0;
        for (int row = 0; row < variances.length; row++) {
            above += errors[0][row] * errors[1][row] / variances[row];
            below += errors[1][row] * errors[1][row] / variances[row];
        }
        return above / below;
    }

    private Seen seen(double constant) {
        double squares = 0;
        double logarithms = 0;
        for (int row = 0; row < variances.length; row++) {
            double error = error(row, constant);
            squares += error * error / variances[row];
            logarithms += Math.log(variances[row]);
        }
        double sigma2 = squares / variances.length;
        return new Seen(constant, sigma2, 0.5 * (Math.log(sigma2) + logarithms / variances.length));
    }

    private double error(int row, double constant) {
        return errors[0][row] - (columns.length == 1 ? 0 : constant * errors[1][row]);
    }

    /** Returns the errors of the rows last seen, observed minus forecast. */
    double[] errors(double constant) {
        double[] all = new double[variances.length];
        Arrays.setAll(all, row -> error(row, constant));
        return all;
    }

    /** Returns the differenced rows. */
    double[] values() {
        return columns[0];
    }

    int rows() {
        return variances.length;
    }

    /** Returns the log-likelihood of what was seen. */
    double logLikelihood(Seen seen) {
        return -rows() * (seen.value() + 0.5 + 0.5 * Math.log(2 * Math.PI));
    }
}
