package org.cellstate.dsl.sweep.prune;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.cellstate.dsl.sweep.Past;
import org.cellstate.dsl.sweep.PruneRule;
import org.cellstate.dsl.sweep.Pruner;
import org.cellstate.dsl.sweep.Report;
import org.cellstate.dsl.sweep.TrialState;

/** Pasts that tests make up. */
final class Pasts {

    private Pasts() {}

    /** Returns trials that were measured to the end, with these reports at steps 1, 2, … */
    static Past of(double[]... reports) {
        List<Past.Tried> tried = new ArrayList<>();
        for (double[] values : reports) {
            List<Report> all = new ArrayList<>();
            for (double value : values) {
                all.add(new Report(all.size() + 1, value));
            }
            tried.add(tried(tried.size(), TrialState.COMPLETE, all));
        }
        return new Past(tried, List.of());
    }

    private static Past.Tried tried(int number, TrialState state, List<Report> reports) {
        return new Past.Tried(
                number, List.of(), state, reports.get(reports.size() - 1).value(), reports);
    }

    /** Runs a trial after others, and returns them all. */
    static Past next(Pruner pruner, Past past, int steps, IntToDoubleFunction curve) {
        PruneRule rule = pruner.rule(past, past.tried().size());
        List<Report> reports = new ArrayList<>();
        TrialState state = TrialState.COMPLETE;
        for (int step = 1; step <= steps && state == TrialState.COMPLETE; step++) {
            reports.add(new Report(step, curve.applyAsDouble(step)));
            state = rule.verdict(reports).isPresent() ? TrialState.PRUNED : TrialState.COMPLETE;
        }
        List<Past.Tried> tried = new ArrayList<>(past.tried());
        tried.add(tried(tried.size(), state, reports));
        return new Past(tried, List.of());
    }
}
