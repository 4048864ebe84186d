package org.cellstate.dsl.engine.loss;

/**
 * Connectionist temporal classification: softmax at every step, and minus the log probability that the steps of a sequence spell its
 * labels, summed over all ways. Class 0 is the blank. Blocks are {@code [class, row]}, as those of {@link RowLoss}; the rows of a sequence
 * are named by their numbers, so any may be left out. An instance keeps scratch memory: one thread at a time.
 */
public final class CtcLoss {

    private final int classes;
    private final CtcLattice lattice = new CtcLattice();
    private final FloatSoftmax floats = new FloatSoftmax();
    private final DoubleSoftmax doubles = new DoubleSoftmax();

    /**
     * Makes the arithmetic for a number of classes.
     *
     * @param classes the blank among them
     */
    public CtcLoss(int classes) {
        this.classes = classes;
    }

    /** Returns the steps that a sequence of labels needs at least: one for each label, and a blank between two that are the same. */
    public static int stepsNeeded(int[] labels) {
        return CtcLattice.stepsNeeded(labels);
    }

    /**
     * Computes losses and gradients.
     *
     * @param raw {@code [class, row]}: raw outputs; becomes the gradient of the sum of {@code losses}, 0 in rows of no sequence
     * @param rows of the block; the array may be longer
     * @param steps {@code [sequence][step]}: the row of each step, in their order; as many as the labels need, or more
     * @param labels {@code [sequence][label]}: classes from 1
     * @param weights {@code [sequence]}: what the loss of a sequence is multiplied by
     * @param losses {@code [sequence]}: becomes weight times loss
     */
    public void gradient(double[] raw, int rows, int[][] steps, int[][] labels, double[] weights, double[] losses) {
        double[][] logs = new double[steps.length][];
        for (int sequence = 0; sequence < steps.length; sequence++) {
            logs[sequence] = outputs(raw, rows, steps[sequence], labels[sequence]);
        }
        doubles.run(raw, classes, rows);
        double[] shares = shares(rows, steps, weights);
        for (int at = 0; at < classes * rows; at += rows) {
            for (int row = 0; row < rows; row++) {
                raw[at + row] = shares[row] == 0 ? 0 : shares[row] * raw[at + row];
            }
        }
        for (int sequence = 0; sequence < steps.length; sequence++) {
            double[] own = logs[sequence];
            int slots = labels[sequence].length + 1;
            for (int at = 0; at < own.length; at++) {
                own[at] = -doubles.surprise(own[at], steps[sequence][at / slots]);
            }
            losses[sequence] = weights[sequence] * lattice.occupancy(own, labels[sequence], steps[sequence].length);
            for (int at = 0; at < own.length; at++) {
                raw[index(at % slots, labels[sequence], rows) + steps[sequence][at / slots]] -=
                        weights[sequence] * own[at];
            }
        }
    }

    /** Computes in float what {@link #gradient(double[], int, int[][], int[][], double[], double[])} does; the sums over ways in double. */
    public void gradient(float[] raw, int rows, int[][] steps, int[][] labels, double[] weights, double[] losses) {
        double[][] logs = new double[steps.length][];
        for (int sequence = 0; sequence < steps.length; sequence++) {
            logs[sequence] = outputs(raw, rows, steps[sequence], labels[sequence]);
        }
        floats.run(raw, classes, rows);
        double[] shares = shares(rows, steps, weights);
        for (int at = 0; at < classes * rows; at += rows) {
            for (int row = 0; row < rows; row++) {
                raw[at + row] = shares[row] == 0 ? 0 : (float) (shares[row] * raw[at + row]);
            }
        }
        for (int sequence = 0; sequence < steps.length; sequence++) {
            double[] own = logs[sequence];
            int slots = labels[sequence].length + 1;
            for (int at = 0; at < own.length; at++) {
                own[at] = -floats.surprise((float) own[at], steps[sequence][at / slots]);
            }
            losses[sequence] = weights[sequence] * lattice.occupancy(own, labels[sequence], steps[sequence].length);
            for (int at = 0; at < own.length; at++) {
                raw[index(at % slots, labels[sequence], rows) + steps[sequence][at / slots]] -=
                        (float) (weights[sequence] * own[at]);
            }
        }
    }

    /** Turns raw outputs into probabilities. */
    public void link(double[] raw, int rows) {
        doubles.run(raw, classes, rows);
    }

    /** Turns raw outputs into probabilities. */
    public void link(float[] raw, int rows) {
        floats.run(raw, classes, rows);
    }

    /** Returns the weight of each row's sequence, 0 in rows of none. */
    private static double[] shares(int rows, int[][] steps, double[] weights) {
        double[] shares = new double[rows];
        for (int sequence = 0; sequence < steps.length; sequence++) {
            for (int row : steps[sequence]) {
                shares[row] = weights[sequence];
            }
        }
        return shares;
    }

    /** Returns where the block holds the class of a slot: the blank first, then the labels. */
    private static int index(int slot, int[] labels, int rows) {
        return slot == 0 ? 0 : labels[slot - 1] * rows;
    }

    private static double[] outputs(double[] raw, int rows, int[] steps, int[] labels) {
        int slots = labels.length + 1;
        double[] outputs = new double[steps.length * slots];
        for (int at = 0; at < outputs.length; at++) {
            outputs[at] = raw[index(at % slots, labels, rows) + steps[at / slots]];
        }
        return outputs;
    }

    private static double[] outputs(float[] raw, int rows, int[] steps, int[] labels) {
        int slots = labels.length + 1;
        double[] outputs = new double[steps.length * slots];
        for (int at = 0; at < outputs.length; at++) {
            outputs[at] = raw[index(at % slots, labels, rows) + steps[at / slots]];
        }
        return outputs;
    }
}
