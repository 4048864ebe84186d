package org.cellstate.dsl.sweep.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.cellstate.dsl.sweep.Domain;
import org.cellstate.dsl.sweep.Past;
import org.cellstate.dsl.sweep.Report;
import org.cellstate.dsl.sweep.Setting;
import org.cellstate.dsl.sweep.Space;
import org.cellstate.dsl.sweep.Trial;
import org.cellstate.dsl.sweep.TrialState;
import org.junit.jupiter.api.Test;

final class TpeTest {

    private static final Domain UNIT = Domain.real("x", 0, 1, false);

    @Test
    void a_tenth_of_the_trials_is_good_and_25_at_most() {
        assertThat(List.of(Tpe.good(0), Tpe.good(1), Tpe.good(10), Tpe.good(11), Tpe.good(250), Tpe.good(999)))
                .containsExactly(0, 1, 1, 2, 25, 25);
    }

    @Test
    void the_newest_25_weigh_alike_and_older_ones_less() {
        assertThat(Tpe.weights(25)).hasSize(25).containsOnly(1);
        // Three old ones of 28: 1/28, halfway, 1.
        assertThat(Tpe.weights(28))
                .hasSize(28)
                .startsWith(1 / 28.0, 14.5 / 28, 1)
                .endsWith(1, 1);
        assertThat(Tpe.weights(26)).startsWith(1 / 26.0, 1);
    }

    @Test
    void pruned_trials_stand_behind_measured_ones_by_how_far_they_came_and_failed_ones_last() {
        Past.Tried good = Trials.tried(0, at(0.1), TrialState.COMPLETE, 1);
        Past.Tried bad = Trials.tried(1, at(0.2), TrialState.COMPLETE, 9);
        Past.Tried failed = Trials.tried(2, at(0.3), TrialState.FAILED, Double.NaN);
        Past.Tried early = pruned(3, 1, 0.5);
        Past.Tried late = pruned(4, 3, 2);
        Past.Tried later = pruned(5, 3, 1);
        Past.Tried equal = Trials.tried(6, at(0.4), TrialState.COMPLETE, 1);

        assertThat(Ranking.of(List.of(failed, early, late, later, bad, equal, good)))
                .containsExactly(good, equal, bad, later, late, early, failed);
        assertThat(Ranking.isJudged(failed)).isFalse();
        assertThat(Ranking.isJudged(early)).isTrue();
    }

    private static Past.Tried pruned(int number, int step, double cost) {
        List<Report> reports = List.of(new Report(step, cost));
        return new Past.Tried(number, at(0.5), TrialState.PRUNED, cost, reports);
    }

    private static List<Setting> at(double x) {
        return List.of(new Setting("x", UNIT, x));
    }

    @Test
    void it_finds_more_than_chance_does() {
        isBetter(Trials::branin, 40, 0.9);
        isBetter(Trials::hartmann, 60, -2.9);
        isBetter(Trials::mixed, 60, 0.25);
    }

    private static void isBetter(ToDoubleFunction<Trial> function, int trials, double bar) {
        double median = Trials.median(new Tpe(), function, trials, 10);
        assertThat(median).isLessThan(Trials.median(new RandomSampler(), function, trials, 10));
        assertThat(median).isLessThan(bar);
    }

    @Test
    void settings_that_only_work_together_are_found() {
        double median = Trials.median(
                new Tpe(),
                t -> t.oneOf("a", 0, 1, 2, 3).equals(t.oneOf("b", 0, 1, 2, 3)) ? t.real("x", 0, 1) : 2,
                40,
                10);
        assertThat(median).isLessThan(0.05);
    }

    @Test
    void what_the_objective_asks_is_searched_as_what_the_function_asks() {
        Space<Trial> nothing = new Space<>(t -> t);
        Space<Double> objective = new Space<>(Trials::mixed);
        Tpe tpe = new Tpe();
        List<Past.Tried> ended = new ArrayList<>();
        double best = Double.POSITIVE_INFINITY;
        for (int number = 0; number < 80; number++) {
            Space.Walk<Double> walk = objective.walk(tpe.propose(new Past(ended, List.of()), nothing, number, 3));
            double cost = walk.candidate().orElseThrow();
            ended.add(Trials.tried(number, walk.settings(), TrialState.COMPLETE, cost));
            best = Math.min(best, cost);
        }
        assertThat(best).isLessThan(0.25);

        List<Setting> last =
                tpe.propose(new Past(ended, List.of()), nothing, 80, 3).settings();
        assertThat(objective
                        .walk(tpe.propose(new Past(ended, List.of()), nothing, 80, 3))
                        .settings())
                .containsExactlyInAnyOrderElementsOf(last);
    }

    @Test
    void running_trials_keep_others_away() {
        List<Past.Tried> ended = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            double x = (i + 0.5) / 20;
            ended.add(Trials.tried(i, at(x), TrialState.COMPLETE, Math.abs(x - 0.5)));
        }
        Space<Double> space = new Space<>(t -> t.real("x", 0, 1));
        List<Past.Tried> running = new ArrayList<>();
        for (int i = 20; i < 40; i++) {
            running.add(Trials.tried(i, at(0.45 + 0.005 * (i - 20)), TrialState.RUNNING, Double.NaN));
        }
        double alone = 0;
        double crowded = 0;
        for (int seed = 0; seed < 20; seed++) {
            alone += distance(space, new Past(ended, List.of()), seed);
            crowded += distance(space, new Past(ended, running), seed);
        }
        assertThat(crowded).isGreaterThan(2 * alone);
    }

    private static double distance(Space<Double> space, Past past, long seed) {
        return Math.abs(
                new Tpe().propose(past, space, 40, seed).settings().get(0).code() - 0.5);
    }

    @Test
    void a_small_space_is_tried_whole_before_anything_comes_twice() {
        List<List<Setting>> trials =
                Trials.settings(Trials.run(new Tpe(), t -> t.oneOf("a", 0, 1, 2, 3) + t.integer("n", 1, 4), 40, 1));
        assertThat(new HashSet<>(trials.subList(0, 26))).hasSizeGreaterThanOrEqualTo(15);
        assertThat(new HashSet<>(trials)).hasSize(16);
    }

    @Test
    void one_seed_gives_the_same_study_also_in_parallel() {
        Space<Double> space = new Space<>(Trials::mixed);
        List<Past.Tried> once = Trials.run(new Tpe(), space, 30, 5, 4);
        assertThat(Trials.run(new Tpe(), space, 30, 5, 4)).isEqualTo(once);
        assertThat(Trials.run(new Tpe(), space, 30, 6, 4)).isNotEqualTo(once);
    }

    @Test
    void it_goes_on_where_there_is_nothing_to_learn() {
        Space<Trial> nothing = new Space<>(t -> t);
        assertThat(new Tpe().propose(Past.none(), nothing, 12, 1).settings()).isEmpty();
        Space<Double> mixed = new Space<>(Trials::mixed);
        assertThat(new Tpe().propose(Past.none(), mixed, 12, 1).settings()).isNotEmpty();
        assertThat(Trials.run(new Tpe(), t -> t.integer("n", 3, 3), 14, 1)).hasSize(14);
        assertThat(Trials.settings(Trials.run(new Tpe(), t -> t.real("x", 0, 1) * 0, 30, 1)))
                .doesNotHaveDuplicates();
        assertThat(Trials.settings(Trials.run(new Tpe(), t -> t.real("x", 0, 1) * Double.NaN, 30, 1)))
                .doesNotHaveDuplicates();
    }
}
