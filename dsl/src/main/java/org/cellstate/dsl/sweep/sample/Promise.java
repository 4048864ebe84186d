package org.cellstate.dsl.sweep.sample;

import java.util.List;
import org.cellstate.dsl.sweep.Setting;

/**
 * How much a trial promises: the logarithm of the improvement that is expected of it.
 *
 * @param process what is known
 * @param places where trials lie
 * @param best the cost to be improved on
 */
record Promise(GaussianProcess process, Places places, double best) {

    private static final double LEAST_DEVIATION = 1e-7;

    /** Returns what a trial promises. */
    double of(List<Setting> settings) {
        return at(places.point(settings));
    }

    private double at(double[] point) {
        return improvement(process.belief(point)).value();
    }

    /** Returns it at a point, negative, and writes the derivatives by the places of some numbers. */
    double loss(double[] point, int[] free, double[] gradient) {
        double[] byMean = new double[free.length];
        double[] byVariance = new double[free.length];
        GaussianProcess.Belief belief = process.belief(point, free, byMean, byVariance);
        LogImprovement improvement = improvement(belief);
        double twice = 2 * Math.max(LEAST_DEVIATION, Math.sqrt(belief.variance()));
        for (int i = 0; i < free.length; i++) {
            gradient[i] = -improvement.byMean() * byMean[i] - improvement.byDeviation() * byVariance[i] / twice;
        }
        return -improvement.value();
    }

    private LogImprovement improvement(GaussianProcess.Belief belief) {
        return LogImprovement.of(best, belief.mean(), Math.max(LEAST_DEVIATION, Math.sqrt(belief.variance())));
    }
}
