package org.cellstate.dsl.sweep.sample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cellstate.dsl.sweep.Past;
import org.cellstate.dsl.sweep.Setting;
import org.cellstate.dsl.sweep.TrialState;

/**
 * What ended trials say, as settings and values that a Gaussian process can learn. A trial that was pruned costs what it reported last, but
 * at least as much as the middle one of those that were measured to the end: it was ended because such as they were better. A trial that
 * failed is a little worse than the worst.
 *
 * @param trials settings
 * @param values near a standard normal distribution, less is better
 */
@SuppressWarnings("ArrayRecordComponent") // stays inside the package, never compared
record Evidence(List<List<Setting>> trials, double[] values) {

    /** A process of more trials takes its time; beyond, the best half and the newest of the others are kept. */
    static final int MOST = 300;

    private static final double WORSE = 0.5;

    /** Returns what a past says; nothing where no trial has a cost. */
    static Evidence of(Past past) {
        double[] complete = past.complete().stream()
                .mapToDouble(Past.Tried::cost)
                .filter(Double::isFinite)
                .toArray();
        double middle = complete.length == 0 ? Double.NEGATIVE_INFINITY : Quantiles.of(complete, 0.5);
        List<Past.Tried> trials = kept(past.tried());
        double[] costs = trials.stream()
                .mapToDouble(trial -> trial.state() == TrialState.FAILED || !Double.isFinite(trial.cost())
                        ? Double.NaN
                        : trial.state() == TrialState.PRUNED ? Math.max(middle, trial.cost()) : trial.cost())
                .toArray();
        double[] known = Arrays.stream(costs).filter(Double::isFinite).toArray();
        if (known.length == 0) {
            return new Evidence(List.of(), new double[0]);
        }
        NormalScale scale = NormalScale.of(known);
        double[] values = Arrays.stream(costs).map(scale::apply).toArray();
        double worst = Arrays.stream(values).filter(Double::isFinite).max().orElseThrow() + WORSE;
        return new Evidence(
                trials.stream().map(Past.Tried::settings).toList(),
                Arrays.stream(values)
                        .map(value -> Double.isNaN(value) ? worst : value)
                        .toArray());
    }

    private static List<Past.Tried> kept(List<Past.Tried> trials) {
        if (trials.size() <= MOST) {
            return trials;
        }
        Set<Past.Tried> kept = new HashSet<>(trials.stream()
                .sorted(Comparator.comparingDouble(Past.Tried::cost).thenComparing(Past.Tried::number))
                .limit(MOST / 2)
                .toList());
        for (int i = trials.size() - 1; kept.size() < MOST; i--) {
            kept.add(trials.get(i));
        }
        return new ArrayList<>(trials.stream().filter(kept::contains).toList());
    }

    /** Returns the number of the best trial, the second best, and so on. */
    List<Integer> ranking() {
        Integer[] order = new Integer[values.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> values[i]));
        return List.of(order);
    }
}
