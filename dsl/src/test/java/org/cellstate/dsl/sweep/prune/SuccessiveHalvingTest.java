package org.cellstate.dsl.sweep.prune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.sweep.Past;
import org.cellstate.dsl.sweep.Report;
import org.cellstate.dsl.sweep.TrialState;
import org.junit.jupiter.api.Test;

class SuccessiveHalvingTest {

    @Test
    void the_first_trial_goes_on() {
        assertThat(SuccessiveHalving.standard().rule(Past.none(), 0).limits()).isEmpty();
    }

    @Test
    void the_best_alone_goes_on_until_as_many_came_there_as_the_factor_says() {
        Past one = Pasts.of(new double[] {5, 4, 3, 2});

        assertThat(SuccessiveHalving.standard().rule(one, 1).limits()).isEqualTo(Map.of(1, 5.0, 3, 3.0));
    }

    @Test
    void of_six_at_a_step_the_two_best_go_on() {
        // With the trial at hand they are six: it goes on if it is at least as good as the second of the other five.
        Past five = Pasts.of(
                new double[] {7, 7}, new double[] {3, 7}, new double[] {9}, new double[] {5}, new double[] {4, 7});

        assertThat(new SuccessiveHalving(1, 3).rule(five, 5).limits()).isEqualTo(Map.of(1, 4.0));
        assertThat(new SuccessiveHalving(1, 2).rule(five, 5).limits()).isEqualTo(Map.of(1, 5.0));
        assertThat(new SuccessiveHalving(1, 6).rule(five, 5).limits()).isEqualTo(Map.of(1, 3.0));
    }

    @Test
    void a_trial_that_got_worse_counts_by_its_best_report_and_one_that_did_not_come_there_not_at_all() {
        Past past = Pasts.of(new double[] {6, 2, 8, 9, 9}, new double[] {1}, new double[] {5, 5, 5, 4, 4});

        assertThat(new SuccessiveHalving(2, 2).rule(past, 3).limits()).isEqualTo(Map.of(2, 2.0, 4, 2.0));
    }

    @Test
    void at_the_last_step_that_any_trial_came_to_nobody_ends() {
        Past past = Pasts.of(new double[] {5, 4, 3}, new double[] {5, 4, 3});

        assertThat(SuccessiveHalving.standard().rule(past, 2).limits()).isEqualTo(Map.of(1, 5.0));
    }

    @Test
    void steps_between_which_nothing_was_reported_are_judged_at_the_next_report() {
        Past past = new Past(
                List.of(new Past.Tried(
                        0, List.of(), TrialState.COMPLETE, 2, List.of(new Report(5, 3), new Report(10, 2)))),
                List.of());

        assertThat(SuccessiveHalving.standard().rule(past, 1).limits()).isEqualTo(Map.of(1, 3.0, 3, 3.0, 9, 2.0));
    }

    @Test
    void numbers_that_compare_nothing_are_refused() {
        assertThatThrownBy(() -> new SuccessiveHalving(0, 3))
                .isInstanceOf(ConfigProblem.class)
                .hasMessage("""
                        Trials are first compared at step 1 or later.
                          received: asha(0, 3)
                          try: asha(1, 3)""");
        assertThatThrownBy(() -> new SuccessiveHalving(2, 1))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("asha(2, 3)");
    }
}
