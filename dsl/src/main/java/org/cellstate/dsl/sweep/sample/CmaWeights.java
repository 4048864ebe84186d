package org.cellstate.dsl.sweep.sample;

import java.util.Arrays;
import java.util.List;

/**
 * The constants of CMA-ES for a number of dimensions and a population, as in table 1 of Hansen (2016).
 *
 * @param weights of the points, best first: the first half above 0, with sum 1
 * @param parents how many are above 0
 * @param effective how many equal ones they are worth
 * @param stepFading how much of the step's path is new
 * @param stepDamping against which the step changes
 * @param shapeFading how much of the shape's path is new
 * @param oneRate how much of the covariance its path makes
 * @param manyRate how much of it the points make
 */
record CmaWeights(
        List<Double> weights,
        int parents,
        double effective,
        double stepFading,
        double stepDamping,
        double shapeFading,
        double oneRate,
        double manyRate) {

    /** Copies the weights. */
    CmaWeights {
        weights = List.copyOf(weights);
    }

    /** Returns the weight of a point. */
    double weight(int place) {
        return weights.get(place);
    }

    /** Returns the usual ones. */
    static CmaWeights of(int n, int population) {
        double[] raw = new double[population];
        for (int k = 0; k < population; k++) {
            raw[k] = Math.log((population + 1) / 2.0) - Math.log(k + 1);
        }
        int parents = population / 2;
        double effective = effective(raw, 0, parents);
        double effectiveBad = effective(raw, parents, population);
        double one = 2 / (Math.pow(n + 1.3, 2) + effective);
        double many = Math.min(1 - one - 1e-8, 2 * (effective - 2 + 1 / effective) / (Math.pow(n + 2, 2) + effective));
        double stepFading = (effective + 2) / (n + effective + 5);
        double damping = 1 + 2 * Math.max(0, Math.sqrt((effective - 1) / (n + 1)) - 1) + stepFading;
        double shapeFading = (4 + effective / n) / (n + 4 + 2 * effective / n);
        double bad = Math.min(
                1 + one / many, Math.min(1 + 2 * effectiveBad / (effective + 2), (1 - one - many) / (n * many)));
        double up = Arrays.stream(raw).filter(weight -> weight > 0).sum();
        double down = -Arrays.stream(raw).filter(weight -> weight < 0).sum();
        List<Double> weights = Arrays.stream(raw)
                .map(weight -> weight >= 0 ? weight / up : weight * bad / down)
                .boxed()
                .toList();
        return new CmaWeights(weights, parents, effective, stepFading, damping, shapeFading, one, many);
    }

    private static double effective(double[] weights, int from, int to) {
        double sum = Arrays.stream(weights, from, to).sum();
        return sum
                * sum
                / Arrays.stream(weights, from, to)
                        .map(weight -> weight * weight)
                        .sum();
    }
}
