package org.cellstate.dsl.model;

import org.cellstate.dsl.data.ConfigProblem;

/**
 * What keeps weights small. It holds for weight matrices, never for biases. The losses that training shows leave penalties out, so that
 * training and validation compare.
 *
 * @param l1 as in {@link Penalty}, for all matrices; default 0
 * @param l2 as in {@link Penalty}, for all matrices; default 0
 * @param weightDecay as in {@link Penalty}, for all matrices, and beside the decay of {@code adamW}; default 0
 * @param recurrentL1 what recurrent matrices have instead of {@code l1}; NaN, the default, is the same
 * @param recurrentL2 what recurrent matrices have instead of {@code l2}; NaN, the default, is the same
 * @param recurrentWeightDecay what recurrent matrices have instead of {@code weightDecay}; NaN, the default, is the same
 * @param maxNorm the longest vector of weights into a unit, above 0: after a step, a longer one is scaled back (Srivastava et al. 2014).
 *     Every gate of a recurrent unit counts as a unit, and its input and its recurrent weights as a vector each, as in Keras. Default
 *     Infinity, which is no limit
 */
public record Regularization(
        double l1,
        double l2,
        double weightDecay,
        double recurrentL1,
        double recurrentL2,
        double recurrentWeightDecay,
        double maxNorm) {

    private static final Regularization NONE =
            new Regularization(0, 0, 0, Double.NaN, Double.NaN, Double.NaN, Double.POSITIVE_INFINITY);

    /** Checks the ranges. */
    public Regularization {
        Penalty.check("l1", l1, 1e-5);
        Penalty.check("l2", l2, 1e-4);
        Penalty.check("weightDecay", weightDecay, 0.01);
        Penalty.check("recurrentL1", or(recurrentL1, 0), 1e-5);
        Penalty.check("recurrentL2", or(recurrentL2, 0), 1e-4);
        Penalty.check("recurrentWeightDecay", or(recurrentWeightDecay, 0), 0.01);
        if (!(maxNorm > 0)) {
            throw new ConfigProblem("maxNorm must be above 0.", "maxNorm=" + maxNorm, ".maxNorm(3)");
        }
    }

    private static double or(double value, double instead) {
        return Double.isNaN(value) ? instead : value;
    }

    /** Returns nothing of all that. */
    public static Regularization none() {
        return NONE;
    }

    /** Returns what matrices cost that are not recurrent. */
    public Penalty input() {
        return new Penalty(l1, l2, weightDecay);
    }

    /** Returns what recurrent matrices cost. */
    public Penalty recurrent() {
        return new Penalty(or(recurrentL1, l1), or(recurrentL2, l2), or(recurrentWeightDecay, weightDecay));
    }

    /** Sets the penalty on the sizes of all weights. */
    public Regularization l1(double factor) {
        return new Regularization(factor, l2, weightDecay, recurrentL1, recurrentL2, recurrentWeightDecay, maxNorm);
    }

    /** Sets the penalty on the squares of all weights. */
    public Regularization l2(double factor) {
        return new Regularization(l1, factor, weightDecay, recurrentL1, recurrentL2, recurrentWeightDecay, maxNorm);
    }

    /** Sets the decay of all weights. */
    public Regularization weightDecay(double share) {
        return new Regularization(l1, l2, share, recurrentL1, recurrentL2, recurrentWeightDecay, maxNorm);
    }

    /** Sets the penalty on the sizes of recurrent weights. */
    public Regularization recurrentL1(double factor) {
        return new Regularization(l1, l2, weightDecay, factor, recurrentL2, recurrentWeightDecay, maxNorm);
    }

    /** Sets the penalty on the squares of recurrent weights. */
    public Regularization recurrentL2(double factor) {
        return new Regularization(l1, l2, weightDecay, recurrentL1, factor, recurrentWeightDecay, maxNorm);
    }

    /** Sets the decay of recurrent weights. */
    public Regularization recurrentWeightDecay(double share) {
        return new Regularization(l1, l2, weightDecay, recurrentL1, recurrentL2, share, maxNorm);
    }

    /** Sets the longest vector of weights into a unit. */
    public Regularization maxNorm(double length) {
        return new Regularization(l1, l2, weightDecay, recurrentL1, recurrentL2, recurrentWeightDecay, length);
    }

    /** Returns the options of a chain that differ from nothing, for example {@code .l2(1.0E-4)}. */
    @Override
    public String toString() {
        return Training.option("l1", l1, NONE.l1)
                + Training.option("l2", l2, NONE.l2)
                + Training.option("weightDecay", weightDecay, NONE.weightDecay)
                + Training.option("recurrentL1", recurrentL1, NONE.recurrentL1)
                + Training.option("recurrentL2", recurrentL2, NONE.recurrentL2)
                + Training.option("recurrentWeightDecay", recurrentWeightDecay, NONE.recurrentWeightDecay)
                + Training.option("maxNorm", maxNorm, NONE.maxNorm);
    }
}
