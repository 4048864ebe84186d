package org.cellstate.kernel.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private static final long MILLISECOND = 1_000_000;

    private final RecordingHost host = new RecordingHost();
    private long now;

    private <T> Iterable<T> watched(Progress<T> progress) {
        return watched(progress, host);
    }

    private <T> Iterable<T> watched(Progress<T> progress, NotebookHost where) {
        return () -> progress.iterator(where, () -> now);
    }

    private void work(long milliseconds) {
        now += milliseconds * MILLISECOND;
    }

    private static List<Integer> numbers(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    @Test
    void a_bar_is_drawn_five_times_a_second_at_most_and_ends_as_a_summary() {
        int sum = 0;
        for (int i : watched(Show.progress(numbers(100), "adding"))) {
            sum += i;
            work(50);
        }

        assertThat(sum).isEqualTo(4950);
        assertThat(host.displays()).isEqualTo(1);
        assertThat(host.texts())
                .hasSize(27)
                .startsWith(
                        "adding [░░░░░░░░░░░░░░░░░░░░] 0 of 100",
                        "adding [░░░░░░░░░░░░░░░░░░░░] 4 of 100 · 20.0/s · 0:05 left",
                        "adding [█░░░░░░░░░░░░░░░░░░░] 8 of 100 · 20.0/s · 0:05 left")
                .endsWith("adding: 100 of 100 in 5.0 s (20.0/s)");
    }

    @Test
    void the_bar_is_an_element_that_survives_sanitising_and_the_label_is_escaped() {
        for (int ignored : watched(Show.progress(numbers(4), "<b>"))) {
            work(1_000);
        }

        assertThat(host.bundles().get(1).get(MimeBundle.HTML))
                .contains("<div>&lt;b&gt; " + PaintedBar.html(0.25, PaintedBar.RUNNING)
                        + " 1 of 4 · 1.0/s · 0:03 left</div>");
        assertThat(host.bundles().get(host.bundles().size() - 1).get(MimeBundle.HTML))
                .contains("<div>&lt;b&gt;: 4 of 4 in 4.0 s (1.0/s)</div>");
    }

    @Test
    void things_of_unknown_number_are_counted() {
        Iterable<Integer> unknown = () -> numbers(3).iterator();
        for (int ignored : watched(Show.progress(unknown))) {
            work(70_000);
        }

        assertThat(host.texts())
                .containsExactly(
                        "0 done",
                        "1 done · 1:10 each · 1:10",
                        "2 done · 1:10 each · 2:20",
                        "3 done · 1:10 each · 3:30",
                        "3 in 3:30 (1:10 each)");
    }

    @Test
    void a_number_that_is_told_makes_a_bar_and_may_be_wrong() {
        Iterable<Integer> unknown = () -> numbers(3).iterator();
        for (int ignored : watched(Show.progress(unknown).total(2))) {
            work(1_000);
        }

        assertThat(host.texts().get(1)).contains("1 of 2");
        assertThat(host.texts().get(host.texts().size() - 1)).isEqualTo("3 in 3.0 s (1.0/s)");
    }

    @Test
    void nothing_to_loop_over_is_said() {
        for (int ignored : watched(Show.progress(numbers(0)))) {
            throw new AssertionError();
        }

        assertThat(host.texts()).endsWith("nothing to do");
    }

    @Test
    void ranges_arrays_and_streams_are_looped_over() {
        assertThat(watched(Show.progress(3))).containsExactly(0, 1, 2);
        assertThat(watched(Show.progress(2, 4))).containsExactly(2, 3);
        assertThat(watched(Show.progress(5, 2))).isEmpty();
        assertThat(watched(Show.progress(IntStream.range(1, 3)))).containsExactly(1, 2);
        assertThat(watched(Show.progress(Stream.of("a", "b"), "letters"))).containsExactly("a", "b");
        assertThat(watched(Show.progress(new String[] {"a", null}))).containsExactly("a", null);
        assertThat(host.texts())
                .contains("[░░░░░░░░░░░░░░░░░░░░] 0 of 2", "letters [░░░░░░░░░░░░░░░░░░░░] 0 of 2", "nothing to do");
    }

    @Test
    void a_loop_left_early_says_at_the_end_of_the_cell_where_it_stopped() {
        for (int i : watched(Show.progress(numbers(10)))) {
            work(100);
            if (i == 3) {
                break;
            }
        }
        host.endCell();
        host.endCell();

        assertThat(host.texts())
                .endsWith("stopped at 3 of 10 after 0.4 s")
                .containsOnlyOnce("stopped at 3 of 10 after 0.4 s");
        assertThat(host.bundles()
                        .get(host.bundles().size() - 1)
                        .get(MimeBundle.HTML)
                        .orElseThrow()
                        .toString())
                .contains("<progress", PaintedBar.STOPPED + " 30.0%");
    }

    @Test
    void what_fails_while_it_is_looped_over_leaves_a_bar_that_says_so() {
        Stream<Integer> broken = Stream.of(1, 2, 0).map(i -> 2 / i);

        assertThatThrownBy(() -> {
                    for (int ignored : watched(Show.progress(broken))) {
                        work(100);
                    }
                })
                .isInstanceOf(ArithmeticException.class);

        assertThat(host.texts()).endsWith("failed at 2 of 3 after 0.2 s");
    }

    @Test
    void a_loop_within_a_loop_has_its_bar_below_until_it_is_done() {
        for (int ignored : watched(Show.progress(numbers(2), "outer"))) {
            for (int inner : watched(Show.progress(numbers(2), "inner"))) {
                work(inner == 0 ? 300 : 100);
            }
            work(50);
        }

        assertThat(host.displays()).isEqualTo(1);
        assertThat(host.texts())
                .containsExactly(
                        "outer [░░░░░░░░░░░░░░░░░░░░] 0 of 2",
                        "outer [░░░░░░░░░░░░░░░░░░░░] 0 of 2\ninner [██████████░░░░░░░░░░] 1 of 2 · 3.3/s · 0:00 left",
                        "outer [██████████░░░░░░░░░░] 1 of 2 · 1.3/s · 0:01 left"
                                + "\ninner [██████████░░░░░░░░░░] 1 of 2 · 3.3/s · 0:00 left",
                        "outer: 2 of 2 in 0.9 s (2.2/s)");
    }

    @Test
    void an_inner_loop_left_early_vanishes_when_the_outer_goes_on() {
        for (int ignored : watched(Show.progress(numbers(3), "outer"))) {
            for (int inner : watched(Show.progress(numbers(5), "inner"))) {
                work(300);
                if (inner == 1) {
                    break;
                }
            }
        }

        assertThat(host.displays()).isEqualTo(1);
        assertThat(host.texts()).endsWith("outer: 3 of 3 in 1.8 s (1.7/s)");
    }

    @Test
    void a_loop_after_one_that_was_left_early_keeps_its_summary() {
        for (int ignored : watched(Show.progress(numbers(5), "first"))) {
            work(300);
            break;
        }
        for (int ignored : watched(Show.progress(numbers(2), "second"))) {
            work(300);
        }
        host.endCell();

        assertThat(host.texts()).endsWith("first: stopped at 0 of 5 after 0.9 s\nsecond: 2 of 2 in 0.6 s (3.3/s)");
    }

    @Test
    void on_a_console_a_line_is_printed_every_two_seconds_and_at_the_end() {
        RecordingHost console = new RecordingHost(false);
        for (int ignored : watched(Show.progress(numbers(50)), console)) {
            work(100);
        }

        assertThat(console.texts())
                .containsExactly(
                        "[████████░░░░░░░░░░░░] 20 of 50 · 10.0/s · 0:03 left",
                        "[████████████████░░░░] 40 of 50 · 10.0/s · 0:01 left",
                        "50 of 50 in 5.0 s (10.0/s)");
    }

    @Test
    void a_loop_that_goes_on_after_its_cell_has_ended_goes_on_in_its_bar() {
        for (int i : watched(Show.progress(numbers(4)))) {
            work(300);
            if (i == 1) {
                host.endCell();
            }
        }

        assertThat(host.texts()).contains("stopped at 1 of 4 after 0.6 s").endsWith("4 of 4 in 1.2 s (3.3/s)");
    }

    @Test
    void two_loops_in_step_with_one_another_do_no_harm() {
        Iterator<Integer> one = watched(Show.progress(numbers(3), "one")).iterator();
        Iterator<Integer> other = watched(Show.progress(numbers(5), "other")).iterator();
        int sum = 0;
        while (one.hasNext() && other.hasNext()) {
            sum += one.next() * other.next();
            work(300);
        }
        other.next();
        host.endCell();

        assertThat(sum).isEqualTo(5);
        assertThat(host.texts()).endsWith("one: 3 of 3 in 0.9 s (3.3/s)");
    }

    @Test
    void the_iterator_keeps_its_contract() {
        Iterator<Integer> iterator = watched(Show.progress(numbers(1))).iterator();

        assertThat(iterator.hasNext()).isTrue();
        assertThat(iterator.hasNext()).isTrue();
        assertThat(iterator.next()).isZero();
        assertThat(iterator.hasNext()).isFalse();
        assertThatThrownBy(iterator::next).isInstanceOf(NoSuchElementException.class);
        assertThat(host.texts()).endsWith("1 of 1 in 0 ms");
    }

    @Test
    void a_negative_number_of_things_is_refused() {
        assertThatThrownBy(() -> Show.progress(numbers(1)).total(-1))
                .hasMessageContainingAll("0 or more", "received: -1", "try: ");
    }
}
