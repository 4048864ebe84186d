package org.cellstate.dsl.engine.recurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WorkersTest {

    @Test
    void every_task_runs_once_and_is_seen_by_the_caller() {
        for (int round = 0; round < 20_000; round++) {
            int tasks = 1 + round % 5;
            int[] runs = new int[tasks];

            Workers.run(tasks, task -> runs[task]++);

            assertThat(runs).containsOnly(1);
        }
    }

    @Test
    void several_callers_at_once_each_get_their_own_tasks_done() {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<CompletableFuture<Void>> callers = IntStream.range(0, 4)
                    .mapToObj(caller -> CompletableFuture.runAsync(
                            () -> {
                                for (int round = 0; round < 5_000; round++) {
                                    AtomicIntegerArray runs = new AtomicIntegerArray(3);
                                    Workers.run(3, runs::incrementAndGet);
                                    for (int task = 0; task < 3; task++) {
                                        assertThat(runs.get(task)).isEqualTo(1);
                                    }
                                }
                            },
                            threads))
                    .toList();
            callers.forEach(CompletableFuture::join);
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void tasks_of_a_caller_that_is_held_to_one_thread_all_run_on_it() throws Exception {
        Set<Thread> ran = ConcurrentHashMap.newKeySet();

        NativeThreads.atMost(1, () -> {
            for (int round = 0; round < 2_000; round++) {
                Workers.run(5, task -> ran.add(Thread.currentThread()));
            }
            return ran;
        });

        assertThat(ran).containsExactly(Thread.currentThread());
    }

    @Test
    void a_failure_reaches_the_caller_after_the_other_tasks_and_leaves_the_workers_well() {
        AtomicIntegerArray runs = new AtomicIntegerArray(4);

        assertThatThrownBy(() -> Workers.run(4, task -> {
                    runs.incrementAndGet(task);
                    if (task == 2) {
                        throw new IllegalStateException("the third");
                    }
                }))
                .hasMessage("the third");
        assertThat(IntStream.range(0, 4).map(runs::get)).containsOnly(1);

        Workers.run(4, runs::incrementAndGet);
        assertThat(IntStream.range(0, 4).map(runs::get)).containsOnly(2);
    }

    @Test
    void an_interrupted_caller_gets_its_tasks_done_and_stays_interrupted() {
        int[] runs = new int[2];
        Thread.currentThread().interrupt();

        for (int round = 0; round < 100; round++) {
            Workers.run(2, task -> {
                for (int i = 0; i < 10_000; i++) {
                    runs[task]++;
                }
            });
        }

        assertThat(Thread.interrupted()).isTrue();
        assertThat(runs).containsOnly(1_000_000);
    }
}
