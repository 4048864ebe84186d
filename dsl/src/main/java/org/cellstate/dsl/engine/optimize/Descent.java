package org.cellstate.dsl.engine.optimize;

import org.cellstate.dsl.model.Optimizer;

/**
 * The steps of a training on one flat array of weights. A gradient that is longer than the clip is shortened as a whole, then the
 * optimizer moves the weights. The arithmetic is that of floats, in the order in which the weights lie; it is not safe for use by several
 * threads at once.
 */
public final class Descent {

    private final double clip;
    private final int size;
    private final Update update;

    /**
     * Prepares to step.
     *
     * @param clip the longest gradient over all weights together, above 0
     * @param size the number of weights
     */
    public Descent(Optimizer optimizer, double clip, int size) {
        this.clip = clip;
        this.size = size;
        this.update = Update.of(optimizer, size);
    }

    /**
     * Moves the weights in place.
     *
     * @param gradient of the loss
     * @param rate the learning rate of this step, 0 or more
     * @return the Euclidean length of the gradient before it was clipped. Where it is not finite, neither the weights nor what the
     *     optimizer remembers has changed
     */
    public double step(float[] weights, float[] gradient, double rate) {
        if (weights.length != size || gradient.length != size) {
            throw new IllegalArgumentException("weights and gradient must both have the length " + size + ", not "
                    + weights.length + " and " + gradient.length);
        }
        double norm = Length.of(gradient, 0, size);
        if (Double.isFinite(norm)) {
            float shrink = (float) (norm > clip ? clip / norm : 1);
            update.step(weights, gradient, shrink, rate);
        }
        return norm;
    }
}
