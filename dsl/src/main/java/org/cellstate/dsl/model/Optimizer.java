package org.cellstate.dsl.model;

import org.cellstate.dsl.data.ConfigProblem;

/** How gradients become steps. Each prints as the Java that makes it. */
public sealed interface Optimizer {

    /** Returns the step size before any schedule. */
    double learningRate();

    /** Sets the step size. */
    Optimizer learningRate(double other);

    /** Returns the name that papers and tables use, for example {@code RMSprop}. */
    String label();

    /** Returns Adam with the given learning rate, and the decay rates 0.9 and 0.999 of Kingma and Ba 2015. */
    static Optimizer adam(double learningRate) {
        return new Adam(learningRate, 0.9, 0.999, 1e-8);
    }

    /** Returns AdamW with the given learning rate and a weight decay of 0.01, PyTorch's default; the rest as {@link #adam}. */
    static Optimizer adamW(double learningRate) {
        return adamW(learningRate, AdamW.WEIGHT_DECAY);
    }

    /** Returns AdamW with the given learning rate and weight decay; the rest as {@link #adam}. */
    static Optimizer adamW(double learningRate, double weightDecay) {
        return new AdamW(learningRate, 0.9, 0.999, 1e-8, weightDecay);
    }

    /** Returns stochastic gradient descent without momentum. */
    static Sgd sgd(double learningRate) {
        return sgd(learningRate, 0);
    }

    /** Returns stochastic gradient descent with momentum. */
    static Sgd sgd(double learningRate, double momentum) {
        return new Sgd(learningRate, momentum, false);
    }

    /** Returns RMSprop with PyTorch's defaults: rho 0.99, epsilon 1e-8. */
    static Optimizer rmsProp(double learningRate) {
        return new RmsProp(learningRate, 0.99, 1e-8);
    }

    /**
     * Adam (Kingma and Ba 2015).
     *
     * @param learningRate above 0, at most 1
     * @param beta1 decay of the mean gradient, from 0 to below 1
     * @param beta2 decay of the mean squared gradient, from 0 to below 1
     * @param epsilon added to the root, positive
     */
    record Adam(double learningRate, double beta1, double beta2, double epsilon) implements Optimizer {

        /** Checks the ranges. */
        public Adam {
            checkRate("adam", learningRate);
            checkMoments("adam", learningRate, beta1, beta2, epsilon);
        }

        @Override
        public Adam learningRate(double other) {
            return new Adam(other, beta1, beta2, epsilon);
        }

        @Override
        public String label() {
            return "Adam";
        }

        /** Returns the Java that makes this optimizer. */
        @Override
        public String toString() {
            return equals(adam(learningRate))
                    ? "adam(" + learningRate + ")"
                    : "new Optimizer.Adam(" + learningRate + ", " + beta1 + ", " + beta2 + ", " + epsilon + ")";
        }
    }

    /**
     * Adam with decoupled weight decay (Loshchilov and Hutter 2019): a step also takes the learning rate times the decay from every
     * weight, biases among them, as PyTorch does.
     *
     * @param learningRate above 0, at most 1
     * @param beta1 decay of the mean gradient, from 0 to below 1
     * @param beta2 decay of the mean squared gradient, from 0 to below 1
     * @param epsilon added to the root, positive
     * @param weightDecay 0 or more
     */
    record AdamW(double learningRate, double beta1, double beta2, double epsilon, double weightDecay)
            implements Optimizer {

        private static final double WEIGHT_DECAY = 0.01;

        /** Checks the ranges. */
        public AdamW {
            checkRate("adamW", learningRate);
            checkMoments("adamW", learningRate, beta1, beta2, epsilon);
            if (!(weightDecay >= 0 && weightDecay < Double.POSITIVE_INFINITY)) {
                throw new ConfigProblem(
                        "A weight decay is 0 or more.",
                        "adamW(" + learningRate + ", " + weightDecay + ")",
                        "adamW(" + learningRate + ", " + WEIGHT_DECAY + ")");
            }
        }

        @Override
        public AdamW learningRate(double other) {
            return new AdamW(other, beta1, beta2, epsilon, weightDecay);
        }

        @Override
        public String label() {
            return "AdamW";
        }

        /** Returns the Java that makes this optimizer. */
        @Override
        public String toString() {
            if (equals(adamW(learningRate))) {
                return "adamW(" + learningRate + ")";
            }
            return equals(adamW(learningRate, weightDecay))
                    ? "adamW(" + learningRate + ", " + weightDecay + ")"
                    : "new Optimizer.AdamW(" + learningRate + ", " + beta1 + ", " + beta2 + ", " + epsilon + ", "
                            + weightDecay + ")";
        }
    }

    /**
     * Stochastic gradient descent, its momentum without dampening as in PyTorch: the velocity is momentum times itself plus the gradient.
     *
     * @param learningRate a number above 0. It may be far above 1: Merity et al. 2018 train language models with 30
     * @param momentum from 0 to below 1; default 0
     * @param looksAhead whether the step looks ahead along the velocity, which is Nesterov's (Sutskever et al. 2013); default no. It needs
     *     momentum
     */
    record Sgd(double learningRate, double momentum, boolean looksAhead) implements Optimizer {

        /** Checks the ranges. */
        public Sgd {
            if (!(learningRate > 0 && learningRate < Double.POSITIVE_INFINITY)) {
                throw new ConfigProblem(
                        "The learning rate must be a number above 0.", "sgd(" + learningRate + ")", "sgd(0.1)");
            }
            if (!(momentum >= 0 && momentum < 1)) {
                throw new ConfigProblem(
                        "Momentum lies from 0 to below 1.",
                        "sgd(" + learningRate + ", " + momentum + ")",
                        "sgd(" + learningRate + ", 0.9)");
            }
            if (looksAhead && momentum == 0) {
                throw new ConfigProblem(
                        "Nesterov's step looks ahead along the momentum, and there is none.",
                        "sgd(" + learningRate + ").nesterov()",
                        "sgd(" + learningRate + ", 0.9).nesterov()");
            }
        }

        /** Looks ahead along the velocity. */
        public Sgd nesterov() {
            return new Sgd(learningRate, momentum, true);
        }

        @Override
        public Sgd learningRate(double other) {
            return new Sgd(other, momentum, looksAhead);
        }

        @Override
        public String label() {
            return "SGD";
        }

        /** Returns the Java that makes this optimizer. */
        @Override
        public String toString() {
            return "sgd(" + learningRate + (momentum > 0 ? ", " + momentum : "") + ")"
                    + (looksAhead ? ".nesterov()" : "");
        }
    }

    /**
     * RMSprop (Hinton 2012): the gradient over the root of its mean square.
     *
     * @param learningRate above 0, at most 1
     * @param rho decay of the mean squared gradient, from 0 to below 1; default 0.99 as in PyTorch (Keras has 0.9)
     * @param epsilon added to the root, positive; default 1e-8 as in PyTorch
     */
    record RmsProp(double learningRate, double rho, double epsilon) implements Optimizer {

        /** Checks the ranges. */
        public RmsProp {
            checkRate("rmsProp", learningRate);
            if (!(rho >= 0 && rho < 1 && epsilon > 0)) {
                throw new ConfigProblem(
                        "RMSprop's rho lies from 0 to below 1, and its epsilon above 0.",
                        "rho=" + rho + ", epsilon=" + epsilon,
                        "rmsProp(" + learningRate + "), which has PyTorch's");
            }
        }

        @Override
        public RmsProp learningRate(double other) {
            return new RmsProp(other, rho, epsilon);
        }

        @Override
        public String label() {
            return "RMSprop";
        }

        /** Returns the Java that makes this optimizer. */
        @Override
        public String toString() {
            return equals(rmsProp(learningRate))
                    ? "rmsProp(" + learningRate + ")"
                    : "new Optimizer.RmsProp(" + learningRate + ", " + rho + ", " + epsilon + ")";
        }
    }

    private static void checkRate(String name, double learningRate) {
        if (!(learningRate > 0 && learningRate <= 1)) {
            throw new ConfigProblem(
                    "The learning rate must be above 0 and at most 1.",
                    name + "(" + learningRate + ")",
                    name + "(0.001)");
        }
    }

    private static void checkMoments(String name, double learningRate, double beta1, double beta2, double epsilon) {
        if (!(beta1 >= 0 && beta1 < 1 && beta2 >= 0 && beta2 < 1 && epsilon > 0)) {
            throw new ConfigProblem(
                    "Adam's decay rates lie from 0 to below 1, and its epsilon above 0.",
                    "beta1=" + beta1 + ", beta2=" + beta2 + ", epsilon=" + epsilon,
                    name + "(" + learningRate + "), which has the published ones");
        }
    }
}
