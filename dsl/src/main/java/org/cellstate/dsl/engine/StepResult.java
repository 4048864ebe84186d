package org.cellstate.dsl.engine;

/**
 * What a training step found before it moved the weights. Where either number is not finite, it did not move them.
 *
 * @param loss the mean loss of the batch, dropout on
 * @param gradientNorm the Euclidean length of the gradient over all weights, penalties in, before it was clipped; NaN where the loss is
 *     not finite
 */
public record StepResult(double loss, double gradientNorm) {

    /** Returns whether the step was made. */
    public boolean isFinite() {
        return Double.isFinite(loss) && Double.isFinite(gradientNorm);
    }
}
