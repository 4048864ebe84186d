package org.cellstate.dsl.model;

import org.cellstate.dsl.data.ConfigProblem;

/** How gradients become steps. */
public sealed interface Optimizer {

    /** Returns the step size before any schedule. */
    double learningRate();

    /** Returns Adam with the given learning rate, and the decay rates 0.9 and 0.999 of Kingma and Ba 2015. */
    static Adam adam(double learningRate) {
        return new Adam(learningRate, 0.9, 0.999, 1e-8);
    }

    /**
     * Adam (Kingma and Ba 2015).
     *
     * @param learningRate positive
     * @param beta1 decay of the mean gradient, from 0 to below 1
     * @param beta2 decay of the mean squared gradient, from 0 to below 1
     * @param epsilon added to the root, positive
     */
    record Adam(double learningRate, double beta1, double beta2, double epsilon) implements Optimizer {

        /** Checks the ranges. */
        public Adam {
            if (!(learningRate > 0 && learningRate <= 1)) {
                throw new ConfigProblem(
                        "The learning rate must be above 0 and at most 1.",
                        "adam(" + learningRate + ")",
                        "adam(0.001)");
            }
            if (!(beta1 >= 0 && beta1 < 1 && beta2 >= 0 && beta2 < 1 && epsilon > 0)) {
                throw new ConfigProblem(
                        "Adam's decay rates lie from 0 to below 1, and its epsilon above 0.",
                        "beta1=" + beta1 + ", beta2=" + beta2 + ", epsilon=" + epsilon,
                        "adam(" + learningRate + "), which has the published ones");
            }
        }

        /** Returns the Java that makes this optimizer. */
        @Override
        public String toString() {
            return equals(adam(learningRate))
                    ? "adam(" + learningRate + ")"
                    : "new Optimizer.Adam(" + learningRate + ", " + beta1 + ", " + beta2 + ", " + epsilon + ")";
        }
    }
}
