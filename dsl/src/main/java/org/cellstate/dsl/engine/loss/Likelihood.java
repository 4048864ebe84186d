package org.cellstate.dsl.engine.loss;

import static org.cellstate.dsl.engine.loss.GammaFunctions.digamma;
import static org.cellstate.dsl.engine.loss.GammaFunctions.logGamma;
import static org.cellstate.dsl.model.Loss.FLOOR;

/** Minus the log likelihood of one target value under a distribution whose parameters are the raw outputs behind link functions. */
sealed interface Likelihood extends ValueLoss {

    double HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

    /** Returns log(1 + exp(x)). */
    static double softplus(double x) {
        return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
    }

    /** Returns the slope of softplus. */
    static double sigmoid(double x) {
        double small = Math.exp(-Math.abs(x));
        return (x >= 0 ? 1 : small) / (1 + small);
    }

    static double positive(double x) {
        return softplus(x) + FLOOR;
    }

    /** Location and scale. */
    record Gaussian() implements Likelihood {

        @Override
        public double gradient(double[] raw, double target) {
            double scale = positive(raw[1]);
            double z = (target - raw[0]) / scale;
            double slope = sigmoid(raw[1]);
            raw[0] = -z / scale;
            raw[1] = slope * (1 - z * z) / scale;
            return HALF_LOG_TWO_PI + Math.log(scale) + 0.5 * z * z;
        }

        @Override
        public void link(double[] raw) {
            raw[1] = positive(raw[1]);
        }
    }

    /** Location, scale and degrees of freedom. */
    record StudentT() implements Likelihood {

        private static final double LEAST_FREEDOM = 2;

        @Override
        public double gradient(double[] raw, double target) {
            double scale = positive(raw[1]);
            double freedom = LEAST_FREEDOM + positive(raw[2]);
            double z = (target - raw[0]) / scale;
            double pull = (freedom + 1) / (freedom + z * z);
            double log = Math.log1p(z * z / freedom);
            double scaleSlope = sigmoid(raw[1]);
            double freedomSlope = sigmoid(raw[2]);
            raw[0] = -pull * z / scale;
            raw[1] = scaleSlope * (1 - pull * z * z) / scale;
            raw[2] = freedomSlope
                    * 0.5
                    * (digamma(freedom / 2) - digamma((freedom + 1) / 2) + (1 - pull * z * z) / freedom + log);
            return logGamma(freedom / 2)
                    - logGamma((freedom + 1) / 2)
                    + 0.5 * Math.log(freedom * Math.PI)
                    + Math.log(scale)
                    + 0.5 * (freedom + 1) * log;
        }

        @Override
        public void link(double[] raw) {
            raw[1] = positive(raw[1]);
            raw[2] = LEAST_FREEDOM + positive(raw[2]);
        }
    }

    /** Mean and dispersion. */
    record NegativeBinomial() implements Likelihood {

        @Override
        public double gradient(double[] raw, double target) {
            return gradient(raw, target, 1);
        }

        /** Where the mean is {@code scale} times what the output says, and the dispersion is divided by the root of that. */
        static double gradient(double[] raw, double target, double scale) {
            double stretch = 1 / Math.sqrt(scale);
            double mean = scale * positive(raw[0]);
            double dispersion = stretch * positive(raw[1]);
            double shape = 1 / dispersion;
            double log = Math.log1p(dispersion * mean);
            double rest = 1 + dispersion * mean;
            double meanSlope = scale * sigmoid(raw[0]);
            double dispersionSlope = stretch * sigmoid(raw[1]);
            raw[0] = meanSlope * (mean - target) / (mean * rest);
            raw[1] = dispersionSlope
                    * (shape * shape * (digamma(target + shape) - digamma(shape) - log)
                            + shape * (mean - target) / rest);
            return logGamma(target + 1)
                    + logGamma(shape)
                    - logGamma(target + shape)
                    + (target + shape) * log
                    - target * Math.log(dispersion * mean);
        }

        @Override
        public void link(double[] raw) {
            raw[0] = positive(raw[0]);
            raw[1] = positive(raw[1]);
        }
    }
}
