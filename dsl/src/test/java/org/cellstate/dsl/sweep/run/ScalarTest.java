package org.cellstate.dsl.sweep.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cellstate.dsl.sweep.Budget;
import org.cellstate.dsl.sweep.Goal;
import org.cellstate.dsl.sweep.Plan;
import org.cellstate.dsl.sweep.Pruner;
import org.cellstate.dsl.sweep.Report;
import org.cellstate.dsl.sweep.Study;
import org.cellstate.dsl.sweep.TrialRecord;
import org.cellstate.dsl.sweep.TrialState;
import org.cellstate.dsl.sweep.sample.RandomSampler;
import org.junit.jupiter.api.Test;

final class ScalarTest {

    private static final List<Goal> GOALS = List.of(Goal.less("loss"), Goal.more("speed"));

    private static TrialRecord complete(int number, double... values) {
        List<Double> list = new ArrayList<>();
        for (double value : values) {
            list.add(value);
        }
        return record(number, TrialState.COMPLETE, list, List.of());
    }

    private static TrialRecord record(int number, TrialState state, List<Double> values, List<Report> reports) {
        return new TrialRecord(number, List.of(), "", state, values, Double.NaN, reports, "", 0, 0, 0);
    }

    @Test
    void one_goal_stays_as_it_is() {
        List<TrialRecord> trials = List.of(complete(0, 3), complete(1, 5));

        assertThat(Scalar.of(List.of(Goal.less("loss")), trials, 1, 2).cost(trials.get(1)))
                .isEqualTo(5);
        assertThat(Scalar.of(List.of(Goal.more("speed")), trials, 1, 2).cost(trials.get(1)))
                .isEqualTo(-5);
    }

    /** By hand: with weights w and 1 - w, costs at the ends of the range are 0 and 1, and 0.05 of the weighted sum is added. */
    @Test
    void several_goals_are_weighted_and_the_worst_counts() {
        TrialRecord bestLoss = complete(0, 1, 100);
        TrialRecord bestSpeed = complete(1, 3, 300);
        TrialRecord middle = complete(2, 2, 200);
        TrialRecord worst = complete(3, 3, 100);
        List<TrialRecord> trials = List.of(bestLoss, bestSpeed, middle, worst);

        for (int number = 4; number < 50; number++) {
            Scalar scalar = Scalar.of(GOALS, trials, 42, number);
            double w = scalar.cost(bestSpeed) / 1.05; // of the loss
            double other = scalar.cost(bestLoss) / 1.05;
            assertThat(w + other).isEqualTo(1, within(1e-12));
            assertThat(scalar.cost(middle)).isEqualTo(Math.max(w, other) / 2 + 0.05 / 2, within(1e-12));
            assertThat(scalar.cost(worst)).isEqualTo(Math.max(w, other) + 0.05, within(1e-12));
        }
    }

    @Test
    void weights_depend_on_seed_and_number_alone_and_are_spread_evenly() {
        List<TrialRecord> trials = List.of(complete(0, 1, 100), complete(1, 3, 300));
        int below = 0;
        for (int number = 0; number < 1000; number++) {
            double cost = Scalar.of(GOALS, trials, 42, number).cost(trials.get(1));
            assertThat(Scalar.of(GOALS, trials, 42, number).cost(trials.get(1))).isEqualTo(cost);
            assertThat(Scalar.of(GOALS, trials, 43, number).cost(trials.get(1))).isNotEqualTo(cost);
            below += cost / 1.05 < 0.25 ? 1 : 0;
        }
        assertThat(below).isBetween(210, 290);
    }

    @Test
    void a_pruned_trial_counts_by_its_last_report_and_as_bad_as_the_worst_otherwise() {
        TrialRecord pruned = record(2, TrialState.PRUNED, List.of(), List.of(new Report(1, 9), new Report(2, 2)));
        List<TrialRecord> trials = List.of(complete(0, 1, 100), complete(1, 3, 300), pruned);
        Scalar scalar = Scalar.of(GOALS, trials, 42, 3);
        double w = scalar.cost(trials.get(1)) / 1.05;

        assertThat(scalar.cost(pruned)).isEqualTo(Math.max(w / 2, 1 - w) + 0.05 * (w / 2 + 1 - w), within(1e-12));
        assertThat(Scalar.of(List.of(Goal.less("loss")), trials, 1, 3).cost(pruned))
                .isEqualTo(2);
        assertThat(scalar.cost(record(4, TrialState.PRUNED, List.of(), List.of())))
                .isNaN();
        assertThat(scalar.cost(record(4, TrialState.FAILED, List.of(), List.of(new Report(1, 9)))))
                .isNaN();
    }

    @Test
    void the_front_is_what_no_other_trial_beats() {
        Plan plan = new Plan(
                new RandomSampler(), Pruner.none(), new Budget(30, Double.POSITIVE_INFINITY), 1, 42, Optional.empty());
        Study<Object> study = new Study<>(
                new org.cellstate.dsl.sweep.Space<>(trial -> trial),
                GOALS,
                plan,
                List.of(
                        complete(0, 2, 200),
                        complete(1, 3, 300),
                        complete(2, 2, 150), // as good as trial 0, and slower
                        complete(3, 1, 100),
                        record(4, TrialState.FAILED, List.of(), List.of()),
                        complete(5, 3.5, 250), // beaten by trial 1
                        complete(6, 3, 300)), // equal to trial 1
                0,
                "");

        assertThat(study.front()).extracting(TrialRecord::number).containsExactly(3, 0, 1, 6);
    }
}
