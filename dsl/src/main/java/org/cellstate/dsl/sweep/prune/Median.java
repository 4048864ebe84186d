package org.cellstate.dsl.sweep.prune;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.sweep.Past;
import org.cellstate.dsl.sweep.PruneRule;
import org.cellstate.dsl.sweep.Pruner;
import org.cellstate.dsl.sweep.Report;

/**
 * The median rule (Golovin et al. 2017, Google Vizier): a trial ends at a step where its best report so far is worse than the median of
 * what those that were measured to the end had reported at that step.
 *
 * @param trials measured to the end before the rule begins, at least 1
 * @param steps at the start of each trial at which it is let go on, 0 or more
 */
public record Median(int trials, int steps) implements Pruner {

    /** Checks the numbers. */
    public Median {
        if (trials < 1 || steps < 0) {
            throw new ConfigProblem(
                    "The median rule waits for at least 1 trial, and for 0 steps of each or more.",
                    "median(" + trials + ", " + steps + ")",
                    "median(5, 0)");
        }
    }

    /** Returns the default: after 5 trials, from the first step on, as Optuna has it. */
    public static Median standard() {
        return new Median(5, 0);
    }

    @Override
    public String label() {
        return equals(standard()) ? "median()" : "median(" + trials + ", " + steps + ")";
    }

    @Override
    public PruneRule rule(Past past, int number) {
        List<Past.Tried> complete = past.complete();
        SortedMap<Integer, List<Double>> byStep = new TreeMap<>();
        for (Past.Tried trial : complete) {
            for (Report report : trial.reports()) {
                if (!Double.isNaN(report.value())) {
                    byStep.computeIfAbsent(report.step(), step -> new ArrayList<>())
                            .add(report.value());
                }
            }
        }
        SortedMap<Integer, Double> limits = new TreeMap<>();
        if (complete.size() >= trials) {
            byStep.tailMap(steps + 1).forEach((step, values) -> limits.put(step, median(values)));
        }
        return new PruneRule(limits, 0);
    }

    /** Returns the middle value, or the mean of the two in the middle. */
    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
