package org.cellstate.kernel.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.cellstate.kernel.repl.Standstill;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CellThreadTest {

    private static final Optional<Standstill> MOVES = Optional.empty();

    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicInteger looks = new AtomicInteger();
    private BooleanSupplier answered = () -> false;

    @AfterEach
    void end() {
        end.countDown();
    }

    private static Optional<Standstill> waits(long times) {
        return Optional.of(new Standstill(Thread.State.BLOCKED, List.of(), times, 0));
    }

    /** Runs what does not end, asks it to, and returns after how many looks it was given up. */
    private int givenUpAfter(int patience, List<Optional<Standstill>> seen) {
        assertThat(run(patience, seen)).isEqualTo("given up");
        return looks.get();
    }

    private String run(int patience, List<Optional<Standstill>> seen) {
        Queue<Optional<Standstill>> coming = new ArrayDeque<>(seen);
        try (CellThread<String> cells = new CellThread<>(new Patience(Duration.ofMillis(1), patience))) {
            return cells.run(new CellThread.Work<>() {
                @Override
                public String run() {
                    cells.expectEnd();
                    try {
                        end.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    return "ended";
                }

                @Override
                public Optional<Standstill> standstill(Thread thread) {
                    looks.incrementAndGet();
                    return coming.isEmpty() ? MOVES : coming.remove();
                }

                @Override
                public boolean answered() {
                    return answered.getAsBoolean();
                }

                @Override
                public Optional<String> giveUp(Thread thread) {
                    return Optional.of("given up");
                }
            });
        }
    }

    @Test
    void a_thread_that_stands_where_it_stood_at_the_look_before_is_given_up() {
        assertThat(givenUpAfter(1000, List.of(waits(1), waits(1)))).isEqualTo(2);
    }

    @Test
    void a_thread_that_has_moved_between_two_looks_is_not() {
        assertThat(givenUpAfter(1000, List.of(waits(1), waits(2), MOVES, waits(3), MOVES, waits(3), waits(3))))
                .isEqualTo(7);
    }

    @Test
    void a_thread_that_computes_is_given_up_at_last() {
        assertThat(givenUpAfter(5, List.of())).isEqualTo(5);
    }

    @Test
    void a_thread_that_has_answered_goes_on_as_long_as_it_likes() {
        answered = () -> {
            boolean now = looks.get() == 3;
            if (now) {
                end.countDown();
            }
            return now;
        };

        assertThat(run(4, List.of())).isEqualTo("ended");
        assertThat(looks.get()).isEqualTo(3);
    }
}
