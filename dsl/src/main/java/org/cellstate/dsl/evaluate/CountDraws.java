package org.cellstate.dsl.evaluate;

import java.util.random.RandomGenerator;
import org.apache.commons.math3.special.Gamma;

/** Draws of counts. A negative binomial one is a Poisson one whose rate was drawn from a gamma distribution (Greenwood and Yule 1920). */
final class CountDraws {

    /** From here on trying beats counting. */
    private static final double MANY = 10;

    private CountDraws() {}

    /**
     * Draws a count.
     *
     * @param mean above 0
     * @param dispersion above 0, {@code α} in the variance {@code mean + α mean²}
     */
    static double negativeBinomial(double mean, double dispersion, RandomGenerator random) {
        return poisson(dispersion * mean * gamma(1 / dispersion, random), random);
    }

    /** Draws from a gamma distribution of scale 1 (Marsaglia and Tsang 2000). */
    static double gamma(double shape, RandomGenerator random) {
        if (shape < 1) {
            // Never 0, where the logarithm would be infinite.
            return gamma(shape + 1, random) * Math.exp(Math.log(1 - random.nextDouble()) / shape);
        }
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double normal = random.nextGaussian();
            double root = 1 + c * normal;
            double cube = root * root * root;
            if (root > 0
                    && Math.log(1 - random.nextDouble()) < 0.5 * normal * normal + d * (1 - cube + Math.log(cube))) {
                return d * cube;
            }
        }
    }

    /** Draws from a Poisson distribution: small rates by counting (Knuth 1969), others by PTRS (Hörmann 1993). */
    static double poisson(double rate, RandomGenerator random) {
        if (rate < MANY) {
            double bound = Math.exp(-rate);
            double product = 1 - random.nextDouble();
            int count = 0;
            while (product > bound) {
                product *= 1 - random.nextDouble();
                count++;
            }
            return count;
        }
        double b = 0.931 + 2.53 * Math.sqrt(rate);
        double a = -0.059 + 0.02483 * b;
        double scale = 1.1239 + 1.1328 / (b - 3.4);
        double log = Math.log(rate);
        while (true) {
            double u = random.nextDouble() - 0.5;
            double v = 1 - random.nextDouble();
            double room = 0.5 - Math.abs(u);
            double count = Math.floor((2 * a / room + b) * u + rate + 0.43);
            if (room >= 0.07 && v <= 0.9277 - 3.6224 / (b - 2)) {
                return count;
            }
            if (count >= 0
                    && (room >= 0.013 || v <= room)
                    && Math.log(v * scale / (a / (room * room) + b))
                            <= -rate + count * log - Gamma.logGamma(count + 1)) {
                return count;
            }
        }
    }
}
