package org.cellstate.dsl.evaluate;

import java.util.random.RandomGenerator;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.model.Loss;

/** Draws of one step's outcome from raw outputs, whose meaning {@link Loss} says. */
interface Sampler {

    /**
     * Draws an outcome, in the unit of the outputs.
     *
     * @param first where the outputs of the step begin
     * @param scale the weight of the window
     */
    double draw(float[] raw, int first, double scale, RandomGenerator random);

    /** Returns draws of a point and an error, each as likely as another. */
    static Sampler around(double[] errors) {
        return (raw, first, scale, random) -> raw[first] + errors[random.nextInt(errors.length)];
    }

    static boolean isDensity(Loss loss) {
        return loss instanceof Loss.Gaussian || loss instanceof Loss.StudentT || loss instanceof Loss.NegativeBinomial;
    }

    /**
     * Returns the draws of a density.
     *
     * @throws ConfigProblem if the loss is none
     */
    static Sampler of(Loss loss) {
        if (loss instanceof Loss.Gaussian) {
            return (raw, first, scale, random) -> raw[first] + Loss.positive(raw[first + 1]) * random.nextGaussian();
        }
        if (loss instanceof Loss.StudentT) {
            return (raw, first, scale, random) ->
                    raw[first] + Loss.positive(raw[first + 1]) * student(2 + Loss.positive(raw[first + 2]), random);
        }
        if (loss instanceof Loss.NegativeBinomial) {
            return (raw, first, scale, random) -> {
                Distribution.NegativeBinomial counts = Decoding.counts(raw, first, scale);
                return CountDraws.negativeBinomial(counts.mean(), counts.dispersion(), random) / scale;
            };
        }
        throw new ConfigProblem(
                "Paths are drawn from a density.",
                ".loss(" + loss + ")",
                ".loss(gaussian()), .loss(studentT()) or .loss(negativeBinomial())");
    }

    /** The polar method of Bailey (1994). */
    private static double student(double freedom, RandomGenerator random) {
        double angle = 2 * Math.PI * random.nextDouble();
        // Never 0, where the radius would be infinite.
        double share = 1 - random.nextDouble();
        return Math.sqrt(freedom * Math.expm1(-2 / freedom * Math.log(share))) * Math.cos(angle);
    }
}
