package org.cellstate.dsl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cellstate.dsl.Cellstate.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.sweep.Goal;
import org.cellstate.dsl.sweep.Study;
import org.cellstate.dsl.sweep.SweepEvent;
import org.cellstate.dsl.sweep.SweepListener;
import org.cellstate.dsl.sweep.TrialRecord;
import org.cellstate.dsl.sweep.objective.Rated;
import org.junit.jupiter.api.Test;

/** The words for samplers, from the front door to the study. */
final class SamplerWordsTest {

    private static final Rated<Double> X = new Rated<>(Goal.less("x"), x -> x, 0);

    @Test
    void a_grid_says_how_many_points_it_has_and_tries_each() {
        List<OptionalLong> said = new ArrayList<>();
        SweepListener listener = event -> {
            if (event instanceof SweepEvent.Started started) {
                said.add(started.trials());
            }
        };
        Study<Integer> study = whole().grid().run(new Rated<>(Goal.less("n"), n -> n, 0), listener);

        assertThat(said).containsExactly(OptionalLong.of(40));
        assertThat(study.records().stream().map(TrialRecord::value))
                .hasSize(40)
                .startsWith(1.0, 2.0)
                .endsWith(40.0);
    }

    @Test
    void a_number_of_trials_bounds_a_grid_in_either_order_also_the_usual_one() {
        Study<Integer> thirty = whole().trials(30).grid().run(new Rated<>(Goal.less("n"), n -> n, 0), event -> {});
        assertThat(thirty.records()).hasSize(30);
        assertThat(thirty.note()).isEqualTo("Ended by its budget of 30 trials of 40 combinations.");
        Study<Integer> after = whole().grid().trials(30).run(new Rated<>(Goal.less("n"), n -> n, 0), event -> {});
        assertThat(after.records()).hasSize(30);
        assertThat(numbers().random().run(X, event -> {}).records())
                .as("a sampler that can always go on")
                .hasSize(30);
        Study<Integer> five = whole().trials(5).grid().run(new Rated<>(Goal.less("n"), n -> n, 0), event -> {});
        assertThat(five.records()).hasSize(5);
    }

    @Test
    void learning_samplers_give_the_same_study_for_the_same_seed() {
        for (Sweep<Double> search :
                List.of(numbers().sobol(), numbers().tpe(), numbers().cmaes())) {
            Study<Double> study = search.parallel(2).run(X, SweepListener.silent());
            Study<Double> again = search.parallel(2).run(X, SweepListener.silent());
            assertThat(again.records().stream().map(TrialRecord::settings).toList())
                    .isEqualTo(
                            study.records().stream().map(TrialRecord::settings).toList());
            assertThat(study.records()).hasSize(30);
        }
    }

    private static Sweep<Integer> whole() {
        return sweep(t -> t.integer("n", 1, 40));
    }

    private static Sweep<Double> numbers() {
        return sweep(t -> Math.abs(t.real("x", -1, 1)) + t.logInt("n", 1, 64));
    }

    @Test
    void a_grid_of_a_real_range_is_refused_before_a_trial_runs() {
        assertThatThrownBy(() -> numbers().grid().run(X, SweepListener.silent()))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("A grid of all values has no range");
    }
}
