package org.cellstate.tests.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cellstate.dsl.Cellstate.asha;
import static org.cellstate.dsl.Cellstate.lstm;
import static org.cellstate.dsl.Cellstate.spark;
import static org.cellstate.dsl.Cellstate.sweep;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.IntStream;
import org.cellstate.dsl.Recurrent;
import org.cellstate.dsl.Sweep;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.data.Fill;
import org.cellstate.dsl.data.ForecastData;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.sweep.Goal;
import org.cellstate.dsl.sweep.Measured;
import org.cellstate.dsl.sweep.Objective;
import org.cellstate.dsl.sweep.Outcome;
import org.cellstate.dsl.sweep.Proposal;
import org.cellstate.dsl.sweep.PruneRule;
import org.cellstate.dsl.sweep.Reporter;
import org.cellstate.dsl.sweep.Space;
import org.cellstate.dsl.sweep.Study;
import org.cellstate.dsl.sweep.SweepListener;
import org.cellstate.dsl.sweep.Task;
import org.cellstate.dsl.sweep.Trial;
import org.cellstate.dsl.sweep.TrialRun;
import org.cellstate.dsl.sweep.TrialState;
import org.cellstate.dsl.sweep.Workers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;

@Timeout(300)
class SparkThreadsTest {

    private static final CyclicBarrier BOTH = new CyclicBarrier(2);
    private static final CountDownLatch HEARD = new CountDownLatch(1);
    private static final CountDownLatch NEVER = new CountDownLatch(1);
    private static final CountDownLatch ENDED = new CountDownLatch(1);

    private static final Series SERIES = Series.daily(
                    "load",
                    LocalDate.of(2024, 1, 1),
                    IntStream.range(0, 200)
                            .mapToDouble(row -> row == 77 ? Double.NaN : 50 + 10 * Math.sin(row / 3.0) + row % 7)
                            .toArray())
            .fill(Fill.interpolate());

    private static final ForecastData DATA = SERIES.split(0.8).lookback(10).horizon(5);

    @Test
    void networks_on_spark_make_the_study_that_threads_make() {
        Recurrent small = lstm().epochs(4).windows(32).batch(32);
        Sweep<Recurrent> sweep = sweep(
                        t -> small.hidden(t.logInt("hidden", 2, 8)).dropout(t.real("dropout", 0, 0.5)))
                .trials(8)
                .prune(asha())
                .seed(7);

        Study<Recurrent> threads = sweep.parallel(2).on(DATA, SweepListener.silent());
        Study<Recurrent> spark = sweep.on(spark("local[2]"), DATA, SweepListener.silent());

        assertThat(StudyFacts.of(spark)).isEqualTo(StudyFacts.of(threads));
        assertThat(threads.count(TrialState.PRUNED)).isPositive();
        assertThat(spark.plan().parallel()).isEqualTo(2);
    }

    /** Two trials at a time wait for each other. */
    private record Together() implements Objective<Trial> {

        @Override
        public List<Goal> goals() {
            return List.of(Goal.less("place"));
        }

        @Override
        public Measured measure(Trial candidate, Trial trial, Reporter reporter) throws Exception {
            BOTH.await();
            return Measured.of(trial.real("x", 0, 1));
        }
    }

    @Test
    void as_many_trials_run_at_a_time_as_the_master_says() {
        Study<Trial> study = sweep(t -> t).trials(6).run(spark("local[2]"), new Together(), SweepListener.silent());

        assertThat(study.count(TrialState.COMPLETE)).isEqualTo(6);
    }

    /** Ends when its first report was heard of. */
    private record Heard() implements Objective<Trial> {

        @Override
        public List<Goal> goals() {
            return List.of(Goal.less("step"));
        }

        @Override
        public Measured measure(Trial candidate, Trial trial, Reporter reporter) throws Exception {
            reporter.report(1, trial.real("x", 0, 1));
            HEARD.await();
            reporter.report(2, 0.5);
            return Measured.of(0.5);
        }
    }

    @Test
    void reports_are_heard_of_while_a_trial_runs_and_each_once() throws Exception {
        List<Integer> steps = new CopyOnWriteArrayList<>();
        Task task = new Task(0, new Proposal(List.of(), 3), PruneRule.none());
        try (Workers workers = spark("local[1]").start(new TrialRun<>(new Space<>(t -> t), new Heard()))) {
            Outcome outcome = workers.submit(task, (step, value) -> {
                        steps.add(step);
                        HEARD.countDown();
                    })
                    .get();
            assertThat(outcome.state()).isEqualTo(TrialState.COMPLETE);
        }
        assertThat(steps).containsExactly(1, 2);
    }

    /** Waits until it is interrupted. */
    private record Stuck() implements Objective<Trial> {

        @Override
        public List<Goal> goals() {
            return List.of(Goal.less("nothing"));
        }

        @Override
        public Measured measure(Trial candidate, Trial trial, Reporter reporter) throws Exception {
            try {
                reporter.report(1, trial.real("x", 0, 1));
                NEVER.await();
                return Measured.of(0);
            } finally {
                ENDED.countDown();
            }
        }
    }

    @Test
    void cancelled_trials_end_at_once_and_give_nothing() throws Exception {
        Task task = new Task(0, new Proposal(List.of(), 3), PruneRule.none());
        try (Workers workers = spark("local[1]").start(new TrialRun<>(new Space<>(t -> t), new Stuck()))) {
            CountDownLatch running = new CountDownLatch(1);
            CompletableFuture<Outcome> future = workers.submit(task, (step, value) -> running.countDown());
            CompletableFuture<Outcome> queued = workers.submit(task, Reporter.silent());
            running.await();

            workers.cancel();

            ENDED.await();
            assertThatThrownBy(future::get).isInstanceOf(CancellationException.class);
            assertThatThrownBy(queued::get).isInstanceOf(CancellationException.class);
        }
    }

    @Test
    void a_mistake_in_a_question_is_told_once_and_as_it_is() {
        assertThatThrownBy(() -> sweep(t -> t.real("x", 2, 1)).minimize(spark("local[2]"), x -> x))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("A range goes from a low number to a high one");
    }

    @Test
    void what_a_trial_throws_is_kept_with_it() {
        Study<Double> study = sweep(t -> t.real("x", 0, 1)).trials(3).minimize(spark("local[2]"), x -> {
            throw new IllegalStateException("no such height: " + (x > 2));
        });

        assertThat(study.records())
                .allSatisfy(trial -> assertThat(trial.message()).isEqualTo("no such height: false"));
    }

    @Test
    void what_cannot_travel_is_refused_before_spark_starts() {
        Optional<Thread> mine = Optional.of(Thread.currentThread());

        assertThatThrownBy(() -> sweep(t -> t.real("x", 0, 1))
                        .minimize(spark("local[2]"), x -> x + mine.orElseThrow().getPriority()))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("travels to the executors")
                .hasMessageContaining("java.lang.Thread");
    }

    @Test
    @EnabledForJreRange(minVersion = 24)
    void processes_of_their_own_are_refused_on_a_JDK_that_they_do_not_run_on() {
        assertThatThrownBy(() -> sweep(t -> t.real("x", 0, 1)).minimize(spark("local-cluster[1,1,1024]"), x -> x))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("Executors of Spark 4.1 run on a JDK from 17 to 23")
                .hasMessageContaining("spark(\"local-cluster[1,1,1024]\") on JDK ");
    }
}
