package org.cellstate.dsl.sweep.run;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.cellstate.dsl.sweep.Goal;
import org.cellstate.dsl.sweep.Report;
import org.cellstate.dsl.sweep.Sampler;
import org.cellstate.dsl.sweep.TrialRecord;
import org.cellstate.dsl.sweep.TrialState;

/**
 * One number for all goals of a trial, less is better. With one goal it is its cost. With several it is ParEGO's (Knowles 2006): costs are
 * brought to the range from 0 to 1 that the complete trials span, and what counts is the largest of them, weighted, and a twentieth of
 * their weighted sum. Each trial is proposed with weights of its own, so that together they spread over the front.
 *
 * <p>A pruned trial has reported its first goal only. The others count as 1 for it: as bad as the worst.
 */
final class Scalar {

    /** Knowles's rho. */
    private static final double SUM = 0.05;

    /** Sets the draws of weights apart from those of samplers. */
    private static final long WEIGHTS = 0x5DEECE66DL;

    private final List<Goal> goals;
    private final double[] weights;
    private final double[] low;
    private final double[] high;

    private Scalar(List<Goal> goals, double[] weights) {
        this.goals = goals;
        this.weights = weights;
        this.low = new double[goals.size()];
        this.high = new double[goals.size()];
        Arrays.fill(low, Double.POSITIVE_INFINITY);
        Arrays.fill(high, Double.NEGATIVE_INFINITY);
    }

    /**
     * Returns the one by which a trial is proposed.
     *
     * @param ended what is known by then
     */
    static Scalar of(List<Goal> goals, List<TrialRecord> ended, long seed, int number) {
        Scalar scalar = new Scalar(goals, weights(goals.size(), Sampler.random(seed ^ WEIGHTS, number)));
        for (TrialRecord trial : ended) {
            for (int i = 0; trial.isComplete() && i < goals.size(); i++) {
                double cost = goals.get(i).cost(trial.values().get(i));
                scalar.low[i] = Math.min(scalar.low[i], cost);
                scalar.high[i] = Math.max(scalar.high[i], cost);
            }
        }
        return scalar;
    }

    /** Draws weights of sum 1, every mixture alike. */
    private static double[] weights(int count, SplittableRandom random) {
        double[] weights = new double[count];
        double sum = 0;
        for (int i = 0; i < count; i++) {
            weights[i] = -Math.log(1 - random.nextDouble());
            sum += weights[i];
        }
        for (int i = 0; i < count; i++) {
            weights[i] /= sum;
        }
        return weights;
    }

    /** Returns the cost of a trial; NaN where it failed or runs, or was pruned before it reported. */
    double cost(TrialRecord trial) {
        Goal first = goals.get(0);
        List<Report> reports = trial.reports();
        boolean pruned = trial.state() == TrialState.PRUNED && !reports.isEmpty();
        if (!trial.isComplete() && !pruned) {
            return Double.NaN;
        }
        double known = first.cost(pruned ? reports.get(reports.size() - 1).value() : trial.value());
        if (goals.size() == 1) {
            return known;
        }
        double largest = Double.NEGATIVE_INFINITY;
        double sum = 0;
        for (int i = 0; i < goals.size(); i++) {
            double share = i == 0
                    ? share(0, known)
                    : pruned ? 1 : share(i, goals.get(i).cost(trial.values().get(i)));
            largest = Math.max(largest, weights[i] * share);
            sum += weights[i] * share;
        }
        return largest + SUM * sum;
    }

    private double share(int goal, double cost) {
        if (!(high[goal] >= low[goal])) {
            return 1;
        }
        return high[goal] == low[goal] ? cost - low[goal] : (cost - low[goal]) / (high[goal] - low[goal]);
    }
}
