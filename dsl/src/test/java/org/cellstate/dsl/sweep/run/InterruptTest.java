package org.cellstate.dsl.sweep.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.cellstate.dsl.sweep.Goal;
import org.cellstate.dsl.sweep.Measured;
import org.cellstate.dsl.sweep.Objective;
import org.cellstate.dsl.sweep.Plan;
import org.cellstate.dsl.sweep.Reporter;
import org.cellstate.dsl.sweep.Study;
import org.cellstate.dsl.sweep.SweepEvent;
import org.cellstate.dsl.sweep.SweepListener;
import org.cellstate.dsl.sweep.Trial;
import org.cellstate.dsl.sweep.TrialRecord;
import org.cellstate.dsl.sweep.TrialState;
import org.cellstate.kernel.api.CellInterruptedException;
import org.cellstate.kernel.api.Notebook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Outside a notebook, where the thread that called is interrupted; in one {@code InterruptMatrixTest} of the kernel shows the same. */
final class InterruptTest {

    @AfterEach
    void clear() {
        assertThat(Thread.interrupted()).as("the request is answered").isFalse();
    }

    /** How the user's request reaches a sweep. */
    enum Request {
        /** The thread is interrupted. */
        INTERRUPT,
        /** The listener runs code of a cell, which is stopped. */
        STOPPED_LISTENER
    }

    private static void ask(Request request) {
        Thread.currentThread().interrupt();
        if (request == Request.STOPPED_LISTENER) {
            Notebook.checkInterrupted();
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_first_request_finishes_what_runs_and_begins_nothing_more(Request request) {
        List<Class<?>> events = new ArrayList<>();
        SweepListener listener = event -> {
            events.add(event.getClass());
            if (event instanceof SweepEvent.TrialBegan began && began.number() == 5) {
                ask(request);
            }
        };

        Study<Trial> study = Studies.run(Studies.plan(30, 2), listener);

        assertThat(study.note()).isEqualTo("Stopped by the user.");
        assertThat(study.count(TrialState.RUNNING)).isZero();
        assertThat(Studies.timeless(study)).isEqualTo(Studies.timeless(Studies.run(Studies.plan(6, 2))));
        assertThat(events.subList(events.indexOf(SweepEvent.Stopping.class), events.size()))
                .doesNotContain(SweepEvent.TrialBegan.class)
                .endsWith(SweepEvent.Finished.class);
    }

    /** Trials from the fifth on wait until they are stopped, as a training does that looks whether it shall end. */
    private static final class Waiting implements Objective<Trial> {

        private static final long serialVersionUID = 1L;

        private final transient CountDownLatch wait = new CountDownLatch(1);
        private final transient Map<Integer, String> ends = new ConcurrentHashMap<>();
        private final boolean asks;

        Waiting(boolean asks) {
            this.asks = asks;
        }

        @Override
        public List<Goal> goals() {
            return List.of(Goal.less("x"));
        }

        @Override
        public Measured measure(Trial candidate, Trial trial, Reporter reporter) throws Exception {
            int number = candidate.integer("number", 0, 100);
            if (number >= 4) {
                reporter.report(1, number);
                if (asks) {
                    while (!Notebook.takeInterrupt()) {
                        Thread.onSpinWait();
                    }
                    ends.put(number, "kept its best weights");
                } else {
                    try {
                        wait.await();
                    } catch (InterruptedException e) {
                        ends.put(number, "woken");
                        throw e;
                    }
                }
            }
            return Measured.of(number);
        }
    }

    private static Plan counting(int trials) {
        return Studies.plan(trials, 2).sampler(new Studies.Counting());
    }

    @ParameterizedTest
    @EnumSource
    void the_second_request_cancels_what_runs_and_leaves_it_out(Request request, @TempDir Path folder) {
        for (boolean asks : new boolean[] {true, false}) {
            Waiting objective = new Waiting(asks);
            Plan plan = counting(30).journal(folder.resolve("sweep-" + asks + ".jsonl"));
            List<Integer> reported = new ArrayList<>();
            List<Class<?>> events = new ArrayList<>();
            SweepListener listener = event -> {
                events.add(event.getClass());
                if (event instanceof SweepEvent.Reported now) {
                    reported.add(now.number());
                    if (reported.size() == 2) {
                        ask(request);
                    }
                } else if (event instanceof SweepEvent.Stopping) {
                    assertThat(objective.ends)
                            .as("the first request leaves trials alone")
                            .isEmpty();
                    ask(request);
                }
            };

            Study<Trial> study = Studies.run(trial -> trial, objective, plan, listener);

            assertThat(reported).containsExactlyInAnyOrder(4, 5);
            assertThat(objective.ends).containsOnlyKeys(4, 5);
            assertThat(study.records()).extracting(TrialRecord::number).containsExactly(0, 1, 2, 3);
            assertThat(study.note())
                    .isEqualTo("Stopped by the user. Trials that ran then were cancelled and are left out: 2.");
            assertThat(events).filteredOn(SweepEvent.Stopping.class::equals).hasSize(1);

            Study<Trial> whole = Studies.run(
                    trial -> trial, new Numbered(), plan.budget(counting(8).budget()), event -> {});
            assertThat(whole.records())
                    .extracting(TrialRecord::value)
                    .containsExactly(0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0);
        }
    }

    /** Measures the number of a trial. */
    private record Numbered() implements Objective<Trial> {

        @Override
        public List<Goal> goals() {
            return List.of(Goal.less("x"));
        }

        @Override
        public Measured measure(Trial candidate, Trial trial, Reporter reporter) {
            return Measured.of(candidate.integer("number", 0, 100));
        }
    }

    /** Looks at nothing until it is let go, as native code does. */
    private static final class Deaf implements Objective<Trial> {

        private static final long serialVersionUID = 1L;

        private final transient CountDownLatch gone = new CountDownLatch(1);

        @Override
        public List<Goal> goals() {
            return List.of(Goal.less("x"));
        }

        @Override
        public Measured measure(Trial candidate, Trial trial, Reporter reporter) {
            candidate.integer("number", 0, 100);
            while (gone.getCount() > 0) {
                Thread.onSpinWait();
            }
            return Measured.of(1);
        }
    }

    @Test
    void the_third_request_does_not_wait_for_trials_that_do_not_listen() {
        Deaf objective = new Deaf();
        int[] asked = {0};
        Thread sweeping = Thread.currentThread();
        SweepListener listener = event -> {
            if (event instanceof SweepEvent.TrialBegan began && began.number() == 1) {
                sweeping.interrupt();
            } else if (event instanceof SweepEvent.Stopping && asked[0]++ == 0) {
                sweeping.interrupt();
            }
        };
        Thread third = new Thread(() -> {
            while (sweeping.getState() != Thread.State.TERMINATED && gone(objective)) {
                if (sweeping.getState() == Thread.State.TIMED_WAITING) {
                    sweeping.interrupt();
                }
            }
        });

        Study<Trial> study;
        try {
            third.start();
            study = Studies.run(trial -> trial, objective, counting(30), listener);
        } finally {
            objective.gone.countDown();
        }
        join(third);
        Thread.interrupted(); // the third thread may have asked once more

        assertThat(study.records()).isEmpty();
        assertThat(study.note()).contains("cancelled and are left out: 2");
    }

    private static boolean gone(Deaf objective) {
        return objective.gone.getCount() > 0;
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void code_of_a_trial_that_the_notebook_stops_counts_as_a_request_and_is_left_out() {
        Study<Trial> study = Studies.run(
                trial -> trial,
                new Objective<Trial>() {
                    @Override
                    public List<Goal> goals() {
                        return List.of(Goal.less("x"));
                    }

                    @Override
                    public Measured measure(Trial candidate, Trial trial, Reporter reporter) {
                        int number = candidate.integer("number", 0, 100);
                        if (number == 3) {
                            throw new CellInterruptedException();
                        }
                        return Measured.of(number);
                    }
                },
                counting(30).parallel(1),
                event -> {});

        assertThat(study.records()).extracting(TrialRecord::number).containsExactly(0, 1, 2);
        assertThat(study.note()).isEqualTo("Stopped by the user.");
    }
}
