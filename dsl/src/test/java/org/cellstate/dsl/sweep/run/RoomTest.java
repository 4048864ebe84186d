package org.cellstate.dsl.sweep.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.cellstate.dsl.sweep.Bytes;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class RoomTest {

    private static final Space<Double> SPACE = new Space<>(trial -> trial.real("x", -2, 2));

    /** Takes so many megabytes and notes how many do so at a time; the first ones wait until as many are there as must meet. */
    private record Heavy(long megabytes, CountDownLatch meeting, AtomicInteger inside, AtomicInteger most)
            implements Objective<Double> {

        static Heavy of(long megabytes, int meeting) {
            return new Heavy(megabytes, new CountDownLatch(meeting), new AtomicInteger(), new AtomicInteger());
        }

        @Override
        public List<Goal> goals() {
            return List.of(Goal.less("square"));
        }

        @Override
        public Bytes memory(Supplier<Optional<Double>> candidate) {
            return new Bytes(0, megabytes << 20);
        }

        @Override
        public Measured measure(Double x, Trial trial, Reporter reporter) throws Exception {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            meeting.countDown();
            meeting.await();
            inside.decrementAndGet();
            return Measured.of(x * x);
        }
    }

    private static final Bytes FREE = new Bytes(0, 100L << 20);

    private static Study<Double> study(Heavy heavy) {
        return Sweeper.run(
                SPACE,
                heavy,
                Studies.plan(12, 2),
                new LocalWorkers(new TrialRun<>(SPACE, heavy), 2, FREE),
                SweepListener.silent());
    }

    @Test
    void trials_that_do_not_fit_beside_each_other_run_one_after_the_other_and_give_the_same_study() {
        Heavy light = Heavy.of(40, 2);
        Heavy heavy = Heavy.of(41, 1);

        Study<Double> beside = study(light);
        Study<Double> apart = study(heavy);

        assertThat(light.most).hasValue(2);
        assertThat(heavy.most).hasValue(1);
        assertThat(apart.count(TrialState.COMPLETE)).isEqualTo(12);
        assertThat(Studies.timeless(apart)).isEqualTo(Studies.timeless(beside));
        assertThat(beside.note()).isEqualTo("Ended by its budget of 12 trials.");
        assertThat(apart.note())
                .isEqualTo(
                        "Ended by its budget of 12 trials. Memory was short, so that fewer trials ran at a time: one needs"
                                + " up to 0 MB of heap and 41 MB beside it, and of 0 MB of heap and 100 MB beside it that were free a"
                                + " fifth is kept. More heap (-Xmx), which raises both, smaller batches or models help.");
    }

    @Test
    void a_trial_that_is_too_large_runs_alone() {
        Heavy huge = Heavy.of(1000, 1);

        assertThat(study(huge).count(TrialState.COMPLETE)).isEqualTo(12);
        assertThat(huge.most).hasValue(1);
    }

    @Test
    void a_trial_that_waits_for_memory_can_be_cancelled() {
        Heavy heavy = Heavy.of(60, 3);
        LocalWorkers workers = new LocalWorkers(new TrialRun<>(SPACE, heavy), 2, FREE);
        CompletableFuture<Outcome> first = workers.submit(task(0), Reporter.silent());
        CompletableFuture<Outcome> second = workers.submit(task(1), Reporter.silent());

        workers.close();

        for (CompletableFuture<Outcome> each : List.of(first, second)) {
            assertThatThrownBy(each::join).isInstanceOf(CancellationException.class);
        }
    }

    private static Task task(int number) {
        return new Task(number, new Proposal(List.of(), number), new PruneRule(new TreeMap<>(), 0));
    }
}
