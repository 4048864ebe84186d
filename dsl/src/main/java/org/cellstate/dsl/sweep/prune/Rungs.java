package org.cellstate.dsl.sweep.prune;

import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.sweep.Past;
import org.cellstate.dsl.sweep.Report;

/**
 * Steps at which trials are compared: a first one, and each {@code factor} times the one before.
 *
 * @param first at least 1
 * @param factor at least 2
 */
record Rungs(int first, int factor) {

    Rungs {
        if (first < 1) {
            throw new ConfigProblem(
                    "Trials are first compared at step 1 or later.",
                    "asha(" + first + ", " + factor + ")",
                    "asha(1, 3)");
        }
        if (factor < 2) {
            throw new ConfigProblem(
                    "Of the trials that reach a step one in so many goes on, at least one in 2.",
                    "asha(" + first + ", " + factor + ")",
                    "asha(" + first + ", 3)");
        }
    }

    /**
     * Returns by step the cost above which a trial ends. Where fewer than {@code factor} trials reached a step, this one among them, the best
     * alone goes on. At the last step that any trial came to nobody ends: there is nothing left to be saved.
     *
     * @param others the trials that it is compared with
     */
    SortedMap<Integer, Double> limits(List<Past.Tried> others) {
        int last = others.stream()
                .flatMap(trial -> trial.reports().stream())
                .mapToInt(Report::step)
                .max()
                .orElse(0);
        SortedMap<Integer, Double> limits = new TreeMap<>();
        for (long rung = first; rung < last; rung *= factor) {
            int step = (int) rung;
            double[] reached = others.stream()
                    .map(trial -> best(trial.reports(), step))
                    .flatMapToDouble(OptionalDouble::stream)
                    .sorted()
                    .toArray();
            int survive = Math.max(1, (reached.length + 1) / factor);
            limits.put(step, reached[survive - 1]);
        }
        return limits;
    }

    /** Returns the least report up to the first one at a step or after it; empty where the trial did not come so far. */
    private static OptionalDouble best(List<Report> reports, int step) {
        double best = Double.POSITIVE_INFINITY;
        for (Report report : reports) {
            best = report.value() < best ? report.value() : best;
            if (report.step() >= step) {
                return OptionalDouble.of(best);
            }
        }
        return OptionalDouble.empty();
    }
}
