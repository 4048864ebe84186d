package org.cellstate.dsl.engine.optimize;

import java.util.Comparator;
import java.util.List;
import org.cellstate.dsl.model.Optimizer;

/**
 * The steps of a training on one flat array of weights, in this order: the slopes of the penalties are added to the gradient; the whole
 * is shortened if it is longer than the clip; decay takes its share from the weights; the optimizer moves them; those into a unit are
 * scaled back to their longest. The arithmetic is that of floats. It is not safe for use by several threads at once.
 */
public final class Descent {

    private final double clip;
    private final int size;
    private final List<WeightGroup> groups;
    private final Update update;

    /**
     * Prepares to step.
     *
     * @param clip the longest gradient over all weights together, above 0
     * @param groups the matrices that penalties and limits hold for; other weights have none
     * @param size the number of weights
     */
    public Descent(Optimizer optimizer, double clip, List<WeightGroup> groups, int size) {
        this.clip = clip;
        this.size = size;
        this.groups = groups.stream()
                .sorted(Comparator.comparingInt(WeightGroup::from))
                .toList();
        this.update = Update.of(optimizer, size);
        int end = 0;
        for (WeightGroup group : this.groups) {
            if (group.from() < end || group.to() > size) {
                throw new IllegalArgumentException(
                        group + " overlaps another one or leaves the " + size + " weights: it is wired wrongly");
            }
            end = group.to();
        }
    }

    /**
     * Moves the weights in place.
     *
     * @param gradient of the loss; the penalties' slopes are added to it
     * @param rate the learning rate of this step, 0 or more
     * @return the Euclidean length of the gradient with the penalties' slopes, before it was clipped. Where it is not finite, neither the
     *     weights nor what the optimizer remembers has changed
     */
    public double step(float[] weights, float[] gradient, double rate) {
        if (weights.length != size || gradient.length != size) {
            throw new IllegalArgumentException("weights and gradient must both have the length " + size + ", not "
                    + weights.length + " and " + gradient.length);
        }
        groups.forEach(group -> group.penalise(weights, gradient));
        double norm = Length.of(gradient, 0, size);
        if (Double.isFinite(norm)) {
            float shrink = (float) (norm > clip ? clip / norm : 1);
            groups.forEach(group -> group.decay(weights, rate));
            update.step(weights, gradient, shrink, rate);
            groups.forEach(group -> group.limit(weights));
        }
        return norm;
    }
}
