package org.cellstate.dsl.sweep.sample;

import java.util.Comparator;
import java.util.List;
import org.cellstate.dsl.sweep.Past;
import org.cellstate.dsl.sweep.Report;
import org.cellstate.dsl.sweep.TrialState;

/**
 * Trials from good to bad: those that were measured, by their cost; pruned ones behind them, by how far they came and then by their cost;
 * failed ones last. Of equals the earlier is first.
 */
final class Ranking {

    private static final Comparator<Past.Tried> ORDER = Comparator.comparingInt(Ranking::group)
            .thenComparing(Comparator.comparingInt(Ranking::steps).reversed())
            .thenComparingDouble(Past.Tried::cost)
            .thenComparingInt(Past.Tried::number);

    private Ranking() {}

    /** Returns trials that have ended, best first. */
    static List<Past.Tried> of(List<Past.Tried> tried) {
        return tried.stream().sorted(ORDER).toList();
    }

    /** Returns whether a trial tells how good it is: it was measured, or pruned after it reported. */
    static boolean isJudged(Past.Tried trial) {
        return group(trial) < 2;
    }

    private static int group(Past.Tried trial) {
        if (Double.isNaN(trial.cost())) {
            return 2;
        }
        return trial.state() == TrialState.COMPLETE ? 0 : trial.state() == TrialState.PRUNED ? 1 : 2;
    }

    private static int steps(Past.Tried trial) {
        List<Report> reports = trial.reports();
        return trial.state() == TrialState.PRUNED && !reports.isEmpty()
                ? reports.get(reports.size() - 1).step()
                : 0;
    }
}
