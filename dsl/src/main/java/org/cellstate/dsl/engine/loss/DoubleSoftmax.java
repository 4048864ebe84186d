package org.cellstate.dsl.engine.loss;

/** Softmax over blocks {@code [class, row]} of doubles. */
final class DoubleSoftmax {

    private double[] most = new double[0];
    private double[] total = new double[0];
    private double[] sum = new double[0];

    /** Turns raw outputs into probabilities. */
    void run(double[] raw, int classes, int rows) {
        if (most.length < rows) {
            most = new double[rows];
            total = new double[rows];
            sum = new double[rows];
        }
        for (int row = 0; row < rows; row++) {
            double largest = Double.NEGATIVE_INFINITY;
            double outputs = 0;
            for (int at = row; at < classes * rows; at += rows) {
                largest = Math.max(largest, raw[at]);
                outputs += raw[at];
            }
            double exponentials = 0;
            for (int at = row; at < classes * rows; at += rows) {
                raw[at] = Math.exp(raw[at] - largest);
                exponentials += raw[at];
            }
            for (int at = row; at < classes * rows; at += rows) {
                raw[at] /= exponentials;
            }
            most[row] = largest;
            total[row] = outputs;
            sum[row] = exponentials;
        }
    }

    /** Returns log of the sum of exp over a row, less a raw output of it: minus the log of that class's probability. */
    double surprise(double output, int row) {
        return Math.log(sum[row]) - (output - most[row]);
    }

    /** Returns the mean of minus the log of the probabilities of a row. */
    double meanSurprise(int row, int classes) {
        return Math.log(sum[row]) - (total[row] / classes - most[row]);
    }
}
