package org.cellstate.dsl.sweep.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.cellstate.dsl.sweep.Domain;
import org.cellstate.dsl.sweep.Past;
import org.cellstate.dsl.sweep.Proposal;
import org.cellstate.dsl.sweep.Report;
import org.cellstate.dsl.sweep.Sampler;
import org.cellstate.dsl.sweep.Setting;
import org.cellstate.dsl.sweep.Space;
import org.cellstate.dsl.sweep.Trial;
import org.cellstate.dsl.sweep.TrialFunction;
import org.cellstate.dsl.sweep.TrialState;
import org.junit.jupiter.api.Test;

final class BayesianTest {

    private static final Sampler BAYESIAN = new Bayesian();

    /** A study of trials one after the other: the candidate is the cost. */
    private static List<Past.Tried> study(TrialFunction<Double> cost, Sampler sampler, int trials, long seed) {
        Space<Double> space = new Space<>(cost);
        List<Past.Tried> tried = new ArrayList<>();
        for (int number = 0; number < trials; number++) {
            Space.Walk<Double> walk = space.walk(sampler.propose(new Past(tried, List.of()), space, number, seed));
            tried.add(tried(
                    number,
                    walk.settings(),
                    TrialState.COMPLETE,
                    walk.candidate().orElseThrow()));
        }
        return tried;
    }

    private static Past.Tried tried(int number, List<Setting> settings, TrialState state, double cost) {
        return new Past.Tried(number, settings, state, cost, List.of());
    }

    private static double least(List<Past.Tried> trials) {
        return trials.stream().mapToDouble(Past.Tried::cost).min().orElseThrow();
    }

    private static double medianLeast(TrialFunction<Double> cost, Sampler sampler, int trials, int seeds) {
        double[] least = LongStream.rangeClosed(1, seeds)
                .mapToDouble(seed -> least(study(cost, sampler, trials, seed)))
                .toArray();
        return Quantiles.of(least, 0.5);
    }

    private static double branin(Trial trial) {
        double x = trial.real("x", -5, 10);
        double y = trial.real("y", 0, 15);
        double valley = y - 5.1 / (4 * Math.PI * Math.PI) * x * x + 5 / Math.PI * x - 6;
        return valley * valley + 10 * (1 - 1 / (8 * Math.PI)) * Math.cos(x) + 10;
    }

    private static double hartmann(Trial trial) {
        double[] heights = {1, 1.2, 3, 3.2};
        double[][] widths = {
            {10, 3, 17, 3.5, 1.7, 8}, {0.05, 10, 17, 0.1, 8, 14}, {3, 3.5, 1.7, 10, 17, 8}, {17, 8, 0.05, 10, 0.1, 14}
        };
        double[][] centres = {
            {0.1312, 0.1696, 0.5569, 0.0124, 0.8283, 0.5886},
            {0.2329, 0.4135, 0.8307, 0.3736, 0.1004, 0.9991},
            {0.2348, 0.1451, 0.3522, 0.2883, 0.3047, 0.6650},
            {0.4047, 0.8828, 0.8732, 0.5743, 0.1091, 0.0381}
        };
        double[] x = IntStream.range(0, 6)
                .mapToDouble(i -> trial.real("x" + i, 0, 1))
                .toArray();
        return -IntStream.range(0, 4)
                .mapToDouble(hill -> heights[hill]
                        * Math.exp(-IntStream.range(0, 6)
                                .mapToDouble(i -> widths[hill][i] * Math.pow(x[i] - centres[hill][i], 2))
                                .sum()))
                .sum();
    }

    /** Least, 0, for adam with a rate of 0.001, beta 0.7, and three layers of 32, 64 and 128. */
    private static double conditional(Trial trial) {
        String optimizer = trial.oneOf("optimizer", "sgd", "adam", "plain");
        int layers = trial.integer("layers", 1, 3);
        double cost = 0.25 * (3 - layers);
        for (int layer = 0; layer < layers; layer++) {
            cost += 0.1 * square(Math.log(trial.logInt("units" + layer, 4, 512) / (32.0 * (1 << layer))));
        }
        if (optimizer.equals("plain")) {
            return cost + 1;
        }
        double rate = Math.log10(trial.logReal("rate", 1e-5, 1));
        return optimizer.equals("sgd")
                ? cost + 0.3 + square(trial.real("momentum", 0, 1) - 0.9) + 0.1 * square(rate + 1)
                : cost + square(trial.real("beta", 0, 1) - 0.7) + 0.1 * square(rate + 3);
    }

    private static double square(double number) {
        return number * number;
    }

    @Test
    void branin_is_solved_in_forty_trials() {
        assertThat(medianLeast(BayesianTest::branin, BAYESIAN, 40, 10)).isLessThan(0.41);
    }

    /** Least, 2, at 0.3, 0.8 and 0.5. */
    private static double bowl(Trial trial) {
        double x = trial.real("x", 0, 1) - 0.3;
        double y = trial.real("y", 0, 1) - 0.8;
        double z = trial.real("z", 0, 1) - 0.5;
        return 2 + 3 * x * x + y * y + 0.5 * z * z + x * y;
    }

    @Test
    void the_bottom_of_a_bowl_is_found_to_its_sixth_digit() {
        assertThat(medianLeast(BayesianTest::bowl, BAYESIAN, 40, 5)).isLessThan(2 + 1e-6);
    }

    @Test
    void noise_that_hides_the_bottom_of_a_bowl_does_not_lead_far_from_it() {
        double[] found = LongStream.rangeClosed(1, 5)
                .map(seed -> 100 * seed)
                .mapToDouble(BayesianTest::foundUnderNoise)
                .toArray();

        assertThat(Quantiles.of(found, 0.5)).isLessThan(2.05);
    }

    private static double foundUnderNoise(long seed) {
        Random noise = new Random(seed);
        Space<Trial> space = new Space<>(trial -> trial);
        List<Past.Tried> tried = new ArrayList<>();
        double least = Double.POSITIVE_INFINITY;
        double found = Double.NaN;
        for (int number = 0; number < 40; number++) {
            Trial trial = space.walk(BAYESIAN.propose(new Past(tried, List.of()), space, number, seed))
                    .trial();
            double bare = bowl(trial);
            double told = bare + 0.05 * noise.nextGaussian();
            found = told < least ? bare : found;
            least = Math.min(least, told);
            tried.add(tried(number, trial.settings(), TrialState.COMPLETE, told));
        }
        return found;
    }

    @Test
    void no_trial_around_the_proposed_one_promises_more() {
        Space<Double> space = new Space<>(BayesianTest::branin);
        for (int ended = 8; ended <= 32; ended += 4) {
            Past past = new Past(study(BayesianTest::branin, BAYESIAN, ended, ended), List.of());
            Walker walker = new Walker(space, past);
            Evidence evidence = Evidence.of(past);
            List<List<Setting>> candidates = Candidates.of(walker, evidence, new SplittableRandom(ended));
            Promise promise = Bayesian.promise(evidence, List.of(), candidates, new SplittableRandom(1));
            List<Ascent.Candidate> ranked = Bayesian.ranked(promise, candidates);

            List<Setting> proposed = Bayesian.climbed(ranked, new Ascent(promise, walker, 1), Set.of());

            double most = IntStream.range(0, 21 * 21)
                    .mapToDouble(i -> promise.of(List.of(
                            moved(proposed.get(0), (i / 21 - 10) * 1e-3),
                            moved(proposed.get(1), (i % 21 - 10) * 1e-3))))
                    .max()
                    .orElseThrow();
            assertThat(promise.of(proposed))
                    .isGreaterThan(most - 1e-4)
                    .isGreaterThanOrEqualTo(ranked.get(0).promise());
        }
    }

    private static Setting moved(Setting setting, double by) {
        double unit = Math.min(1, Math.max(0, setting.unit() + by));
        return new Setting(setting.name(), setting.domain(), setting.domain().code(unit));
    }

    @Test
    void hartmann_in_six_dimensions_is_nearly_solved_in_sixty_trials() {
        assertThat(medianLeast(BayesianTest::hartmann, BAYESIAN, 60, 10)).isLessThan(-3.0);
    }

    @Test
    void choices_whole_numbers_and_questions_that_depend_on_others_are_learned() {
        double chance = medianLeast(BayesianTest::conditional, new RandomSampler(), 50, 20);
        double learned = medianLeast(BayesianTest::conditional, BAYESIAN, 50, 5);

        assertThat(chance).isGreaterThan(0.2);
        assertThat(learned).isLessThan(chance / 4);
    }

    @Test
    void the_same_seed_proposes_the_same_and_another_seed_something_else() {
        List<Past.Tried> study = study(BayesianTest::conditional, BAYESIAN, 20, 7);

        assertThat(study(BayesianTest::conditional, BAYESIAN, 20, 7)).isEqualTo(study);
        assertThat(study(BayesianTest::conditional, BAYESIAN, 20, 8)).isNotEqualTo(study);
    }

    @Test
    void the_unit_of_the_cost_does_not_matter() {
        List<Past.Tried> study = study(BayesianTest::branin, BAYESIAN, 12, 3);

        assertThat(study(trial -> 1024 * branin(trial), BAYESIAN, 12, 3))
                .extracting(Past.Tried::settings)
                .isEqualTo(study.stream().map(Past.Tried::settings).toList());
    }

    @Test
    void trials_that_run_send_the_next_ones_elsewhere() {
        Space<Double> space = new Space<>(BayesianTest::branin);
        List<Past.Tried> ended = study(BayesianTest::branin, BAYESIAN, 15, 4);
        List<Past.Tried> running = new ArrayList<>();
        for (int number = 15; number < 19; number++) {
            Proposal next = BAYESIAN.propose(new Past(ended, running), space, number, 4);
            running.add(tried(number, next.settings(), TrialState.RUNNING, Double.NaN));
        }
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < i; j++) {
                assertThat(apart(running.get(i), running.get(j))).isGreaterThan(1e-3);
            }
        }
    }

    private static double apart(Past.Tried left, Past.Tried right) {
        return IntStream.range(0, left.settings().size())
                .mapToDouble(i -> Math.abs(
                        left.settings().get(i).unit() - right.settings().get(i).unit()))
                .max()
                .orElseThrow();
    }

    @Test
    void a_finite_space_is_seen_whole_before_anything_is_tried_again() {
        TrialFunction<Double> cost = trial ->
                trial.bool("wide") ? trial.integer("a", 1, 7) * 1.0 : trial.oneOf("b", 3, 5) + trial.integer("c", 1, 4);
        List<Past.Tried> study = study(cost, BAYESIAN, 17, 5);

        assertThat(study.subList(0, 15)).extracting(Past.Tried::settings).doesNotHaveDuplicates();
        assertThat(study.get(16).cost()).isFinite();
    }

    @Test
    void a_large_finite_space_is_not_asked_twice_for_the_same_trial() {
        TrialFunction<Double> cost =
                trial -> square(trial.integer("a", 1, 40) - 20) + square(trial.integer("b", 1, 40) - 20) * 1.0;
        List<Past.Tried> study = study(cost, BAYESIAN, 45, 6);

        assertThat(study).extracting(Past.Tried::settings).doesNotHaveDuplicates();
        assertThat(least(study)).isZero();
    }

    @Test
    void an_objective_that_asks_by_itself_is_learned_from_what_was_asked() {
        double[] least = LongStream.rangeClosed(1, 3)
                .mapToDouble(seed -> least(studyAskingLater(seed)))
                .toArray();

        assertThat(Quantiles.of(least, 0.5)).isLessThan(0.25);
        assertThat(studyAskingLater(1))
                .extracting(
                        trial -> trial.settings().stream().map(Setting::name).toList())
                .contains(
                        List.of("optimizer", "layers", "units0"),
                        List.of("optimizer", "layers", "units0", "units1", "units2", "rate", "beta"));
    }

    private static List<Past.Tried> studyAskingLater(long seed) {
        Space<Trial> space = new Space<>(trial -> trial);
        List<Past.Tried> tried = new ArrayList<>();
        for (int number = 0; number < 50; number++) {
            Trial trial = space.walk(BAYESIAN.propose(new Past(tried, List.of()), space, number, seed))
                    .trial();
            double cost = conditional(trial);
            tried.add(tried(number, trial.settings(), TrialState.COMPLETE, cost));
        }
        return tried;
    }

    @Test
    void failed_trials_are_avoided() {
        Space<Double> space = new Space<>(trial -> trial.real("x", 0, 1));
        List<Past.Tried> tried = new ArrayList<>();
        for (int number = 0; number < 30; number++) {
            Space.Walk<Double> walk = space.walk(BAYESIAN.propose(new Past(tried, List.of()), space, number, 2));
            double x = walk.candidate().orElseThrow();
            boolean fails = x < 0.5;
            tried.add(tried(
                    number, walk.settings(), fails ? TrialState.FAILED : TrialState.COMPLETE, fails ? Double.NaN : x));
        }
        assertThat(tried.subList(15, 30).stream()
                        .filter(trial -> trial.state() == TrialState.FAILED)
                        .count())
                .isLessThan(8);
        assertThat(tried.stream()
                        .filter(trial -> trial.state() == TrialState.COMPLETE)
                        .mapToDouble(Past.Tried::cost))
                .anyMatch(cost -> cost < 0.52);
    }

    @Test
    void a_pruned_trial_is_at_least_as_bad_as_the_middle_one() {
        List<Past.Tried> tried = List.of(
                tried(0, List.of(), TrialState.COMPLETE, 1),
                tried(1, List.of(), TrialState.COMPLETE, 2),
                tried(2, List.of(), TrialState.COMPLETE, 3),
                new Past.Tried(3, List.of(), TrialState.PRUNED, 0.5, List.of(new Report(1, 0.5))),
                tried(4, List.of(), TrialState.PRUNED, 2.5),
                tried(5, List.of(), TrialState.PRUNED, Double.NaN),
                tried(6, List.of(), TrialState.FAILED, Double.NaN),
                tried(7, List.of(), TrialState.COMPLETE, Double.POSITIVE_INFINITY));

        double[] values = Evidence.of(new Past(tried, List.of())).values();

        assertThat(values[3]).isEqualTo(values[1]);
        assertThat(values[4]).isStrictlyBetween(values[1], values[2]);
        assertThat(values[5]).isGreaterThan(values[2]).isEqualTo(values[6]).isEqualTo(values[7]);
    }

    @Test
    void a_few_enormous_costs_do_not_hide_the_others() {
        double[] costs = DoubleStream.concat(
                        IntStream.range(0, 18).mapToDouble(i -> 0.3 + 0.01 * i), DoubleStream.of(1e12, 1e300))
                .toArray();
        NormalScale scale = NormalScale.of(costs);

        assertThat(scale.apply(costs[17]) - scale.apply(costs[0])).isGreaterThan(1);
        assertThat(scale.apply(1e300)).isBetween(scale.apply(costs[17]), 10.0);
        assertThat(Arrays.stream(costs).map(scale::apply).average().orElseThrow())
                .isBetween(-1e-9, 1e-9);
    }

    @Test
    void pasts_that_teach_nothing_still_lead_somewhere() {
        Space<Double> space = new Space<>(trial -> trial.real("x", 0, 1) + trial.integer("n", 1, 100));
        List<Past.Tried> random =
                study(trial -> 0.0 * (trial.real("x", 0, 1) + trial.integer("n", 1, 100)), new RandomSampler(), 12, 1);
        List<Past> pasts = List.of(
                Past.none(),
                new Past(random.subList(0, 1), List.of()),
                new Past(random, List.of()),
                new Past(List.of(), random),
                new Past(all(random, TrialState.FAILED, Double.NaN), List.of()),
                new Past(all(random, TrialState.PRUNED, Double.NaN), List.of()),
                new Past(all(random, TrialState.COMPLETE, Double.NaN), List.of()),
                new Past(all(random, TrialState.COMPLETE, 1e308), List.of()),
                new Past(Collections.nCopies(20, random.get(0)), List.of()));
        for (Past past : pasts) {
            List<Setting> settings = BAYESIAN.propose(past, space, 30, 1).settings();
            assertThat(settings).extracting(Setting::name).containsExactly("x", "n");
            assertThat(settings).allMatch(setting -> setting.domain().contains(setting.code()));
        }
    }

    private static List<Past.Tried> all(List<Past.Tried> trials, TrialState state, double cost) {
        return trials.stream()
                .map(trial -> tried(trial.number(), trial.settings(), state, cost))
                .toList();
    }

    @Test
    void spaces_without_a_question_or_with_one_point_are_answered() {
        assertThat(study(trial -> 1.0, BAYESIAN, 12, 1))
                .allMatch(trial -> trial.settings().isEmpty());
        assertThat(study(trial -> trial.real("x", 2, 2) + trial.oneOf("only", 1), BAYESIAN, 12, 1))
                .allMatch(trial -> trial.cost() == 3);
        assertThat(least(study(trial -> square(trial.real("x", -3, 1)), BAYESIAN, 14, 1)))
                .isLessThan(1e-3);
    }

    @Test
    void answers_that_the_users_function_refuses_are_passed_over() {
        TrialFunction<Double> cost = trial -> {
            double x = trial.real("x", 0, 1);
            if (trial.oneOf("kind", "a", "b").equals("b")) {
                throw new IllegalArgumentException("b cannot be built");
            }
            return x;
        };
        Space<Double> space = new Space<>(cost);
        List<Past.Tried> tried = new ArrayList<>();
        for (int number = 0; number < 12; number++) {
            Space.Walk<Double> walk = space.walk(BAYESIAN.propose(new Past(tried, List.of()), space, number, 3));
            boolean built = walk.problem().isEmpty();
            tried.add(tried(
                    number,
                    walk.settings(),
                    built ? TrialState.COMPLETE : TrialState.FAILED,
                    walk.candidate().orElse(Double.NaN)));
        }
        assertThat(tried.subList(6, 12)).allMatch(trial -> trial.state() == TrialState.COMPLETE);
    }

    @Test
    void the_first_trials_have_one_answer_from_each_part_of_every_range() {
        for (String name : List.of("rate", "units")) {
            assertThat(IntStream.range(0, 8)
                            .map(number -> (int) (8 * unit(name, number)))
                            .sorted())
                    .containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
        }
        assertThat(IntStream.range(0, 8).mapToObj(number -> unit("rate", number) > 0.5 == unit("units", number) > 0.5))
                .contains(true, false);
    }

    private static double unit(String name, int number) {
        return new LatinHypercube(8, number, 1).choose(name, Domain.real(name, 0, 1, false), List.of());
    }

    @Test
    void going_down_ends_at_the_least_point_of_the_box() {
        double[] start = {-1.2, 1};
        Descent.Smooth rosenbrock = (x, gradient) -> {
            double off = x[1] - x[0] * x[0];
            gradient[0] = -400 * off * x[0] - 2 * (1 - x[0]);
            gradient[1] = 200 * off;
            return 100 * off * off + square(1 - x[0]);
        };
        double[] free = new Descent(new double[] {-2, -2}, new double[] {2, 2}, 200)
                .from(start, rosenbrock)
                .point();
        double[] cut = new Descent(new double[] {-2, -2}, new double[] {0.5, 2}, 200)
                .from(start, rosenbrock)
                .point();

        assertThat(free).containsExactly(new double[] {1, 1}, within(1e-4));
        assertThat(cut).containsExactly(new double[] {0.5, 0.25}, within(1e-4));
    }

    @Test
    void of_many_trials_the_best_and_the_newest_are_kept() {
        SplittableRandom random = new SplittableRandom(1);
        List<Past.Tried> tried = IntStream.range(0, 2 * Evidence.MOST)
                .mapToObj(number -> tried(
                        number,
                        List.of(new Setting("n", Domain.whole("n", 0, 1000, false), number)),
                        TrialState.COMPLETE,
                        number == 3 ? -1 : random.nextDouble()))
                .toList();

        Evidence evidence = Evidence.of(new Past(tried, List.of()));

        assertThat(evidence.trials()).hasSize(Evidence.MOST);
        assertThat(evidence.trials().get(evidence.ranking().get(0)).get(0).code())
                .isEqualTo(3);
        assertThat(evidence.trials().get(Evidence.MOST - 1).get(0).code()).isEqualTo(2 * Evidence.MOST - 1);
    }
}
