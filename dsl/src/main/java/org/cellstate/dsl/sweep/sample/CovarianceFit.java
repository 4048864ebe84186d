package org.cellstate.dsl.sweep.sample;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Finds the covariance that is likeliest after values at points: the greatest sum of the logarithms of their marginal likelihood and of
 * what was thought before. Before, each parameter is log-normal:
 *
 * <ul>
 *   <li>the signal around the variance of the values, 1, within a factor of e;
 *   <li>the noise around a thousandth of it, from nearly none to nearly all;
 *   <li>the length scale of a number around half the square root of how many settings there are, so that trials by chance are as alike in
 *       many dimensions as in few (Hvarfner, Hellsten and Nardi 2024). It is shorter and surer than theirs: a setting that a dozen trials
 *       showed no effect of would else be tried at its two ends only;
 *   <li>the weight of a choice such that another option leaves a quarter of the likeness.
 * </ul>
 */
final class CovarianceFit {

    private static final double LENGTH = Math.log(0.5);
    private static final double LENGTH_SPREAD = 0.8;
    private static final double NOISE = Math.log(1e-3);
    private static final double NOISE_SPREAD = 2.5;
    private static final double LEAST_NOISE = 1e-8;
    private static final double CHOICE = Math.log(1.35);
    private static final double CHOICE_SPREAD = 1;

    /** Trials that the starts look at; the last steps see all. */
    private static final int FEW = 64;

    private static final int STEPS = 40;
    private static final int LAST_STEPS = 12;

    private final double[] centre;
    private final double[] spread;
    private final double[] low;
    private final double[] high;

    private CovarianceFit(boolean[] choices, int asked) {
        int size = 2 + choices.length;
        centre = new double[size];
        spread = new double[size];
        low = new double[size];
        high = new double[size];
        put(0, 0, 1, 0.05, 20);
        put(1, NOISE, NOISE_SPREAD, LEAST_NOISE, 2);
        double number = -2 * (LENGTH + 0.5 * Math.log(Math.max(1, asked)));
        for (int q = 0; q < choices.length; q++) {
            if (choices[q]) {
                put(2 + q, CHOICE, CHOICE_SPREAD, 1e-5, 20);
            } else {
                put(2 + q, number, 2 * LENGTH_SPREAD, 1e-5, 1e4);
            }
        }
    }

    private void put(int place, double logCentre, double logSpread, double least, double most) {
        centre[place] = logCentre;
        spread[place] = logSpread;
        low[place] = Math.log(least);
        high[place] = Math.log(most);
    }

    /**
     * Returns the covariance.
     *
     * @param values about a standard normal distribution
     * @param choices which questions are choices
     * @param asked settings of a trial, at most
     * @param random chooses one start, and which trials the starts look at where there are many
     */
    static Covariance of(
            List<double[]> points, double[] values, boolean[] choices, int asked, SplittableRandom random) {
        CovarianceFit fit = new CovarianceFit(choices, asked);
        int[] some = some(values, random);
        MarginalLikelihood few = MarginalLikelihood.of(
                Arrays.stream(some).mapToObj(points::get).toList(),
                Arrays.stream(some).mapToDouble(i -> values[i]).toArray(),
                choices);
        Descent.End best = new Descent.End(fit.centre, Double.POSITIVE_INFINITY);
        for (double[] start : fit.starts(random)) {
            Descent.End end = fit.down(few, start, STEPS);
            best = end.value() < best.value() ? end : best;
        }
        if (some.length < values.length) {
            best = fit.down(MarginalLikelihood.of(points, values, choices), best.point(), LAST_STEPS);
        }
        return few.covariance(best.point());
    }

    private Descent.End down(MarginalLikelihood likelihood, double[] start, int steps) {
        return new Descent(low, high, steps).from(start, (logs, gradient) -> loss(likelihood, logs, gradient));
    }

    private double loss(MarginalLikelihood likelihood, double[] logs, double[] gradient) {
        double loss = -likelihood.log(logs, gradient);
        for (int i = 0; i < logs.length; i++) {
            double off = (logs[i] - centre[i]) / spread[i];
            loss += 0.5 * off * off;
            gradient[i] = -gradient[i] + off / spread[i];
        }
        return loss;
    }

    /** Long length scales and little noise, short ones and more noise, and by chance between them. */
    private List<double[]> starts(SplittableRandom random) {
        double[] slow = centre.clone();
        double[] quick = centre.clone();
        double[] chance = centre.clone();
        quick[1] = Math.log(1e-2);
        chance[1] = Math.log(1e-4);
        for (int i = 2; i < centre.length; i++) {
            slow[i] = 0;
            quick[i] = Math.log(10);
            chance[i] = Math.log(0.1) + random.nextDouble() * Math.log(100);
        }
        return List.of(slow, quick, chance);
    }

    /** Returns which trials the starts look at: all, or the best ones and as many of the others. */
    private static int[] some(double[] values, SplittableRandom random) {
        Integer[] order = new Integer[values.length];
        Arrays.setAll(order, i -> i);
        if (values.length > FEW) {
            Arrays.sort(order, (left, right) -> Double.compare(values[left], values[right]));
            for (int i = FEW / 2; i < FEW; i++) {
                int other = i + random.nextInt(values.length - i);
                Integer swapped = order[i];
                order[i] = order[other];
                order[other] = swapped;
            }
        }
        return Arrays.stream(order)
                .limit(FEW)
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
    }
}
