package org.cellstate.dsl.sweep.prune;

import java.util.TreeMap;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.sweep.Past;
import org.cellstate.dsl.sweep.PruneRule;
import org.cellstate.dsl.sweep.Pruner;

/**
 * Ends a trial that has stopped getting better, whatever others do. (A network that is given up by its own {@code .patience(…)} is measured
 * instead: it counts as complete.)
 *
 * @param reports in a row without a better one, at least 1
 */
public record Patience(int reports) implements Pruner {

    /** Checks the number. */
    public Patience {
        if (reports < 1) {
            throw new ConfigProblem(
                    "A trial is given at least 1 report to get better.", "patience(" + reports + ")", "patience(5)");
        }
    }

    @Override
    public String label() {
        return "patience(" + reports + ")";
    }

    @Override
    public PruneRule rule(Past past, int number) {
        return new PruneRule(new TreeMap<>(), reports);
    }
}
