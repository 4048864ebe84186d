package org.cellstate.dsl.sweep.prune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cellstate.dsl.Cellstate;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.sweep.Past;
import org.cellstate.dsl.sweep.Pruner;
import org.cellstate.dsl.sweep.TrialState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PrunersTest {

    private static final int STEPS = 12;

    /** The steps at which Optuna 5.0.0 ends 40 trials, 0 for never: tests/python/reference/pruners.py. */
    static Stream<Arguments> optuna() {
        return Stream.of(
                Arguments.of(
                        Cellstate.asha(1, 2),
                        false,
                        "0 1 1 1 2 1 2 1 4 1 4 1 1 1 1 8 1 4 2 4 2 1 1 1 1 2 1 2 1 2 8 1 1 1 2 1 2 1 2 1"),
                Arguments.of(
                        Cellstate.asha(),
                        false,
                        "0 1 1 1 1 1 3 1 3 1 3 1 1 1 1 3 1 3 1 3 1 1 1 1 1 1 1 1 1 3 9 1 1 1 1 1 3 1 3 1"),
                Arguments.of(
                        Cellstate.asha(1, 4),
                        false,
                        "0 1 1 1 1 1 1 1 4 1 4 1 1 1 1 4 1 4 1 4 1 1 1 1 1 1 1 1 1 1 4 1 1 1 1 1 1 1 4 1"),
                Arguments.of(
                        Cellstate.asha(2, 3),
                        false,
                        "0 2 2 2 2 2 6 2 6 2 6 2 2 2 2 6 2 6 2 6 2 2 2 2 2 2 2 2 2 6 0 2 6 2 6 2 6 2 6 2"),
                Arguments.of(
                        Cellstate.median(),
                        true,
                        "0 0 0 0 0 1 2 1 6 2 6 1 1 1 1 0 1 0 1 0 1 1 1 1 1 1 1 1 1 1 0 1 1 1 1 1 1 1 1 1"),
                Arguments.of(
                        Cellstate.median(8, 3),
                        true,
                        "0 0 0 0 0 0 0 0 0 4 0 4 5 4 4 0 4 0 4 0 4 5 4 5 4 4 4 7 4 4 0 4 0 4 0 4 4 4 0 4"));
    }

    private static double falling(double trial, double step) {
        return trial * 23 % 43 / 43 + trial * 37 % 41 / 41 / step;
    }

    private static double wavy(double trial, double step) {
        return falling(trial, step) + (trial * 7 + step * 5) % 11 / 22;
    }

    @ParameterizedTest
    @MethodSource("optuna")
    void trials_end_where_optuna_ends_them(Pruner pruner, boolean waves, String expected) {
        DoubleBinaryOperator curve = waves ? PrunersTest::wavy : PrunersTest::falling;
        Past past = Past.none();
        for (int number = 0; number < 40; number++) {
            int trial = number;
            past = Pasts.next(pruner, past, STEPS, step -> curve.applyAsDouble(trial, step));
        }

        assertThat(past.tried().stream()
                        .map(trial -> trial.state() == TrialState.PRUNED
                                ? String.valueOf(trial.reports().size())
                                : "0")
                        .toList())
                .isEqualTo(List.of(expected.split(" ")));
    }

    @Test
    void brackets_of_hyperband_are_as_large_as_in_the_paper() {
        // Li et al. 2018, table 1.
        assertThat(Hyperband.standard().sizes(81)).containsExactly(5, 8, 15, 34, 81);
        assertThat(Hyperband.standard().sizes(27)).containsExactly(4, 6, 12, 27);
        assertThat(Hyperband.standard().sizes(2)).containsExactly(1);
    }

    @Test
    void trials_are_dealt_to_brackets_by_their_share() {
        int[] sizes = {4, 6, 12, 27};

        assertThat(IntStream.range(0, 7).map(trial -> Hyperband.bracket(sizes, trial)))
                .containsExactly(3, 2, 3, 1, 3, 0, 3);
        for (int bracket = 0; bracket < 4; bracket++) {
            int own = bracket;
            assertThat(IntStream.range(0, 49)
                            .filter(trial -> Hyperband.bracket(sizes, trial) == own)
                            .count())
                    .isEqualTo(sizes[bracket]);
        }
        assertThat(Hyperband.bracket(sizes, 49)).isEqualTo(3);
        assertThat(Hyperband.bracket(sizes, 50)).isEqualTo(2);
    }

    @Test
    void a_trial_of_hyperband_is_compared_in_its_bracket_alone() {
        // Of 9 steps brackets have 3, 5 and 9 trials: trial 0 is in the one that compares from step 1 on, 1 and 3 in
        // the one from step 3 on.
        Past past = Pasts.of(
                new double[] {9, 8, 7, 6, 5, 4, 3, 2, 1},
                new double[] {1, 1, 1, 1, 1, 1, 1, 1, 1},
                new double[] {5, 5, 5, 5, 5, 5, 5, 5, 5});

        assertThat(IntStream.range(0, 5).map(trial -> Hyperband.bracket(new int[] {3, 5, 9}, trial)))
                .containsExactly(2, 1, 2, 0, 2);
        assertThat(new Hyperband(9, 3).rule(past, 4).limits()).isEqualTo(Map.of(1, 5.0, 3, 5.0));
        assertThat(new Hyperband(9, 3).rule(past, 3).limits()).isEmpty();
        assertThat(Hyperband.standard().rule(past, 4).limits()).isEqualTo(Map.of(1, 5.0, 3, 5.0));
    }

    @Test
    void hyperband_waits_for_a_whole_trial_to_know_how_long_one_is() {
        assertThat(Hyperband.standard().rule(Past.none(), 3).limits()).isEmpty();
    }

    @Test
    void patience_is_part_of_the_rule() {
        assertThat(Cellstate.patience(3).rule(Past.none(), 0).patience()).isEqualTo(3);
    }

    @Test
    void the_median_rule_waits_for_trials_and_skips_what_is_no_number() {
        Past four = Pasts.of(new double[] {4, 1}, new double[] {2, 5}, new double[] {Double.NaN}, new double[] {3, 2});

        assertThat(new Median(5, 0).rule(four, 4).limits()).isEmpty();
        assertThat(new Median(4, 0).rule(four, 4).limits()).isEqualTo(Map.of(1, 3.0, 2, 2.0));
        assertThat(new Median(4, 1).rule(four, 4).limits()).isEqualTo(Map.of(2, 2.0));
    }

    @Test
    void labels_are_the_words_that_make_them() {
        assertThat(Stream.of(
                                Cellstate.asha(),
                                Cellstate.asha(2, 4),
                                Cellstate.hyperband(),
                                Cellstate.hyperband(27, 3),
                                Cellstate.median(),
                                Cellstate.median(8, 3),
                                Cellstate.patience(4))
                        .map(Pruner::label))
                .containsExactly(
                        "asha()",
                        "asha(2, 4)",
                        "hyperband()",
                        "hyperband(27, 3)",
                        "median()",
                        "median(8, 3)",
                        "patience(4)");
    }

    @Test
    void numbers_out_of_range_are_refused_with_the_fix() {
        assertThatThrownBy(() -> Cellstate.median(0, 0))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("median(5, 0)");
        assertThatThrownBy(() -> Cellstate.patience(0))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("patience(5)");
        assertThatThrownBy(() -> Cellstate.hyperband(0, 1))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("hyperband(27, 3)");
    }
}
