package org.cellstate.dsl.sweep.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.sweep.Budget;
import org.cellstate.dsl.sweep.Goal;
import org.cellstate.dsl.sweep.Measured;
import org.cellstate.dsl.sweep.Objective;
import org.cellstate.dsl.sweep.Past;
import org.cellstate.dsl.sweep.Plan;
import org.cellstate.dsl.sweep.Proposal;
import org.cellstate.dsl.sweep.Reporter;
import org.cellstate.dsl.sweep.Sampler;
import org.cellstate.dsl.sweep.Space;
import org.cellstate.dsl.sweep.Study;
import org.cellstate.dsl.sweep.SweepEvent;
import org.cellstate.dsl.sweep.SweepListener;
import org.cellstate.dsl.sweep.Trial;
import org.cellstate.dsl.sweep.TrialRecord;
import org.cellstate.dsl.sweep.TrialRun;
import org.cellstate.dsl.sweep.TrialState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FailuresTest {

    /** An objective of some numbers, written in place. */
    private interface Numbers extends Objective<Trial> {

        List<Double> of(Trial trial, int number) throws Exception;

        @Override
        default List<Goal> goals() {
            return List.of(Goal.less("loss"));
        }

        @Override
        default Measured measure(Trial candidate, Trial trial, Reporter reporter) throws Exception {
            return new Measured(of(candidate, candidate.integer("number", 0, 100)), Double.NaN);
        }
    }

    private static Plan plan(int trials, int workers) {
        return Studies.plan(trials, workers).sampler(new Studies.Counting());
    }

    private static Study<Trial> run(Numbers objective, Plan plan) {
        return Studies.run(trial -> trial, objective, plan, SweepListener.silent());
    }

    private static void fail(int number) throws Exception {
        switch (number) {
            case 1 -> throw new IllegalStateException("the data are gone");
            case 2 -> throw new NullPointerException();
            case 3 -> throw new IllegalArgumentException("dropout");
            case 4 -> throw new java.io.IOException("no such file");
            case 5 -> throw new AssertionError("weights are shared");
            case 6 -> throw new NoClassDefFoundError("org/nd4j/Nd4j");
            case 7 -> throw new OutOfMemoryError("Java heap space");
            case 8 -> recurse(1);
            default -> {}
        }
    }

    private static int recurse(int depth) {
        return depth < 0 ? 0 : recurse(depth + 1) + 1;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void what_goes_wrong_in_a_trial_is_recorded_with_its_message_and_the_study_goes_on(int workers) {
        Study<Trial> study = run(
                (trial, number) -> {
                    fail(number);
                    return number == 9 ? List.of(Double.NaN) : number == 10 ? List.of(1.0, 2.0) : List.of(1.0 * number);
                },
                plan(12, workers));

        assertThat(Studies.numbers(study, TrialState.COMPLETE)).containsExactly(0, 11);
        assertThat(study.records().subList(1, 11))
                .allMatch(trial ->
                        trial.state() == TrialState.FAILED && trial.values().isEmpty())
                .allMatch(trial -> trial.settings().size() == 1)
                .extracting(TrialRecord::message)
                .containsExactly(
                        "the data are gone",
                        "java.lang.NullPointerException",
                        "java.lang.IllegalArgumentException: dropout",
                        "no such file",
                        "weights are shared",
                        "java.lang.NoClassDefFoundError: org/nd4j/Nd4j",
                        "The memory was not enough: Java heap space. Try fewer workers, smaller models or batches, or a larger -Xmx.",
                        "java.lang.StackOverflowError",
                        "loss is NaN",
                        "the objective has 1 goals and gave 2 values");
    }

    @Test
    void an_error_of_the_machine_ends_the_sweep() {
        InternalError error = new InternalError("the machine is broken");

        assertThatThrownBy(() -> run(
                        (trial, number) -> {
                            if (number == 2) {
                                throw error;
                            }
                            return List.of(1.0);
                        },
                        plan(9, 2)))
                .isSameAs(error);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8})
    void a_study_in_which_all_fails_stops_early_and_says_why(int workers) {
        AtomicInteger ran = new AtomicInteger();
        Study<Trial> study = run(
                (trial, number) -> {
                    ran.incrementAndGet();
                    throw new IllegalStateException("the data are gone");
                },
                plan(100, workers));

        int known = Math.max(5, workers);
        int lag = workers == 1 ? 1 : 2 * workers;
        assertThat(study.records()).hasSize(known + lag - 1);
        assertThat(ran).hasValue(known + lag - 1);
        assertThat(study.note())
                .isEqualTo("Stopped because the first " + known + " trials failed."
                        + " No trial was measured; the first failed so: the data are gone");
    }

    @Test
    void failures_after_a_success_do_not_stop_a_study() {
        Study<Trial> study = run(
                (trial, number) -> {
                    if (number > 0) {
                        throw new IllegalStateException("the data are gone");
                    }
                    return List.of(1.0);
                },
                plan(20, 1));

        assertThat(study.records()).hasSize(20);
        assertThat(study.note()).isEqualTo("Ended by its budget of 20 trials.");
    }

    @Test
    void a_wrong_question_of_the_space_is_thrown_before_anything_begins() {
        AtomicInteger events = new AtomicInteger();
        refused(
                trial -> {
                    trial.real("x", 0, 1);
                    trial.real("x", 0, 2);
                    return trial;
                },
                events,
                "A name stands for one range in a trial.",
                "\"x\" as real(0.0, 1.0) and as real(0.0, 2.0)");
        refused(
                trial -> {
                    trial.integer("n", 5, 1);
                    return trial;
                },
                events,
                "A range goes from a low number to a high one",
                "integer(\"n\", 5, 1)");
        refused(
                trial -> {
                    if (trial.real("x", 0, 1) == 1) {
                        trial.logReal("rate", 0, 1);
                    }
                    return trial;
                },
                events,
                "A logarithmic range begins above 0.",
                "logReal(\"rate\", 0.0, 1.0)");
        assertThat(events).hasValue(0);
    }

    private static void refused(
            org.cellstate.dsl.sweep.TrialFunction<Trial> function, AtomicInteger events, String... said) {
        assertThatThrownBy(() -> Studies.run(
                        function, new Studies.Bowl(1), Studies.plan(30, 2), event -> events.incrementAndGet()))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContainingAll(said);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void a_wrong_question_of_the_objective_is_thrown_at_the_first_trial(int workers) {
        AtomicInteger ran = new AtomicInteger();

        assertThatThrownBy(() -> run(
                        (trial, number) -> {
                            ran.incrementAndGet();
                            return List.of(trial.real("y", 2, 1));
                        },
                        plan(30, workers)))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("real(\"y\", 2.0, 1.0)");
        assertThat(ran.get()).isLessThanOrEqualTo(2 * workers);
    }

    @Test
    void a_wrong_question_that_only_a_later_trial_asks_is_a_failure_of_that_trial() {
        Study<Trial> study = run((trial, number) -> List.of(number == 3 ? trial.real("y", 2, 1) : 1.0), plan(5, 1));

        assertThat(Studies.numbers(study, TrialState.FAILED)).containsExactly(3);
        assertThat(study.records().get(3).message()).contains("real(\"y\", 2.0, 1.0)");
    }

    /** Measures what it gets. */
    private record Constant(boolean asks) implements Objective<String> {

        @Override
        public List<Goal> goals() {
            return List.of(Goal.less("loss"));
        }

        @Override
        public Measured measure(String candidate, Trial trial, Reporter reporter) {
            return Measured.of(candidate.length());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_space_that_asks_for_nothing_is_refused(boolean asks) {
        AtomicInteger began = new AtomicInteger();

        assertThatThrownBy(() -> Studies.run(trial -> "lstm()", new Constant(asks), Studies.plan(30, 1), event -> {
                    if (event instanceof SweepEvent.TrialBegan) {
                        began.incrementAndGet();
                    }
                }))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("A sweep searches over settings that its function asks for.");
        assertThat(began).hasValue(asks ? 1 : 0);
    }

    @Test
    void a_candidate_that_cannot_be_made_is_a_failed_trial() {
        Study<String> study = Studies.run(
                trial -> {
                    if (trial.integer("number", 0, 100) == 2) {
                        throw new IllegalArgumentException("hidden must be a multiple of heads");
                    }
                    return "lstm()";
                },
                new Constant(false),
                plan(4, 1),
                SweepListener.silent());

        assertThat(study.records().get(2).message()).isEqualTo("hidden must be a multiple of heads");
        assertThat(study.records().get(2).settings()).hasToString("[number 2]");
        assertThat(Studies.numbers(study, TrialState.COMPLETE)).containsExactly(0, 1, 3);
    }

    @Test
    void minutes_end_a_study_before_its_next_trial() {
        AtomicLong seconds = new AtomicLong();
        Numbers objective = (trial, number) -> {
            seconds.addAndGet(10);
            return List.of(1.0);
        };
        Space<Trial> space = new Space<>(trial -> trial);
        Plan plan = plan(30, 1).budget(new Budget(30, 0.5));

        Study<Trial> study = Sweeper.run(
                space,
                objective,
                plan,
                new LocalWorkers(new TrialRun<>(space, objective), 1),
                SweepListener.silent(),
                () -> seconds.get() * 1_000_000_000L);

        assertThat(study.records()).extracting(TrialRecord::began).containsExactly(0.0, 10.0, 20.0);
        assertThat(study.seconds()).isEqualTo(30);
        assertThat(study.note()).isEqualTo("Ended by its budget of 0.5 minutes.");
    }

    @Test
    void a_grid_ends_when_all_is_tried_and_says_when_the_budget_cuts_it_off() {
        Sampler six = new Sampler() {
            @Override
            public String label() {
                return "six()";
            }

            @Override
            public Proposal propose(Past past, Space<?> space, int number, long seed) {
                return new Studies.Counting().propose(past, space, number, seed);
            }

            @Override
            public OptionalLong size(Space<?> space) {
                return OptionalLong.of(6);
            }
        };
        Numbers objective = (trial, number) -> List.of(1.0 * number);

        Study<Trial> whole = run(objective, plan(30, 2).sampler(six));
        Study<Trial> part = run(objective, plan(4, 2).sampler(six));

        assertThat(whole.records()).hasSize(6);
        assertThat(whole.note()).isEqualTo("All 6 combinations were tried.");
        assertThat(part.records()).hasSize(4);
        assertThat(part.note()).isEqualTo("Ended by its budget of 4 trials of 6 combinations.");
    }
}
