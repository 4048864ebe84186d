package org.cellstate.dsl.sweep;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * When a trial need not go on: plain data, so that it travels to wherever the trial runs.
 *
 * @param limits by step, the cost above which the best report so far ends the trial; reports between two of the steps are judged at the next
 *     one
 * @param patience reports without a better one after which the trial ends, 0 for never
 */
public record PruneRule(SortedMap<Integer, Double> limits, int patience) implements Serializable {

    /** Copies the limits. */
    public PruneRule {
        limits = new TreeMap<>(limits);
    }

    /** Returns the rule that never ends a trial. */
    public static PruneRule none() {
        return new PruneRule(new TreeMap<>(), 0);
    }

    /**
     * Returns why a trial ends after its last report, a clause; empty if it goes on.
     *
     * @param reports all so far, in order; smaller is better
     */
    public Optional<String> verdict(List<Report> reports) {
        if (reports.isEmpty()) {
            return Optional.empty();
        }
        int best = 0;
        for (int i = 1; i < reports.size(); i++) {
            if (value(reports.get(i)) < value(reports.get(best))) {
                best = i;
            }
        }
        int step = reports.get(reports.size() - 1).step();
        int before = reports.size() > 1 ? reports.get(reports.size() - 2).step() : 0;
        double value = value(reports.get(best));
        for (double limit : limits.subMap(before + 1, step + 1).values()) {
            if (value > limit) {
                return Optional.of("above " + Digits.four(limit) + " at step " + step);
            }
        }
        int since = reports.size() - 1 - best;
        return patience > 0 && since >= patience
                ? Optional.of("no better report in " + since + " steps")
                : Optional.empty();
    }

    /** What is no number is worse than any. */
    private static double value(Report report) {
        return Double.isNaN(report.value()) ? Double.POSITIVE_INFINITY : report.value();
    }
}
