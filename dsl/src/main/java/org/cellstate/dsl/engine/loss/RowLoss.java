package org.cellstate.dsl.engine.loss;

import org.cellstate.dsl.model.Loss;

/**
 * A loss whose rows stand alone. Blocks are {@code [output, row]}, the numbers of one output for all rows side by side, which is what
 * vectorises. The outputs of one target value follow one another, in the order of {@link Loss}'s formulas.
 *
 * <p>The double methods are exact to rounding; the float ones to float rounding, with a polynomial for exp (relative error below 3e-7).
 * For finite raw outputs up to 1e4 in size nothing is NaN. Rows of weight 0 have loss and gradient 0, whatever they hold. An instance keeps
 * scratch memory: one thread at a time.
 */
public interface RowLoss {

    /**
     * Returns the arithmetic of a loss.
     *
     * @param outputs raw outputs of a row: a multiple of the loss's own number for losses of values, the classes for the cross-entropy
     * @throws IllegalArgumentException if the outputs are none of these, or the rows of the loss do not stand alone
     */
    static RowLoss of(Loss loss, int outputs) {
        if (loss instanceof Loss.CrossEntropy entropy) {
            return new CrossEntropyRows(entropy.smoothing(), outputs);
        }
        int each = loss.outputs().orElseThrow(() -> new IllegalArgumentException(loss + " looks at whole sequences"));
        if (outputs < each || outputs % each != 0) {
            throw new IllegalArgumentException(loss + " has " + each + " outputs for each target, not " + outputs);
        }
        return new ValueRows(ValueLoss.of(loss), each, outputs / each);
    }

    /** Returns the raw outputs of a row. */
    int outputs();

    /** Returns the numbers that make the target of a row: the target values, or 1 class index. */
    int targets();

    /**
     * Computes losses and gradients.
     *
     * @param raw {@code [output, row]}: raw outputs; becomes the gradient of the sum of {@code losses}
     * @param targets {@code [target, row]}: values, or the index of a class
     * @param weights {@code [row]}: what the loss of a row is multiplied by, 0 where there is none
     * @param rows of the block; the arrays may be longer
     * @param losses {@code [row]}: becomes weight times loss, the mean over the target values of a row
     */
    void gradient(double[] raw, double[] targets, double[] weights, int rows, double[] losses);

    /** Computes in float what {@link #gradient(double[], double[], double[], int, double[])} does in double. */
    void gradient(float[] raw, float[] targets, float[] weights, int rows, float[] losses);

    /**
     * Turns raw outputs into what they stand for: probabilities of classes, parameters of distributions, values as they are.
     *
     * @param raw {@code [output, row]}, overwritten
     */
    void link(double[] raw, int rows);

    /** Computes in float what {@link #link(double[], int)} does in double. */
    void link(float[] raw, int rows);
}
