package org.cellstate.kernel.api.widget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cellstate.kernel.api.widget.Widgets.dropdown;
import static org.cellstate.kernel.api.widget.Widgets.interact;
import static org.cellstate.kernel.api.widget.Widgets.outputArea;
import static org.cellstate.kernel.api.widget.Widgets.react;
import static org.cellstate.kernel.api.widget.Widgets.slider;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.cellstate.kernel.api.CellInterruptedException;
import org.cellstate.kernel.api.Notebook;
import org.cellstate.kernel.api.widget.ScriptedFrontEnd.ScriptedComm;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutputAreaTest {

    private ScriptedFrontEnd frontEnd;

    @BeforeEach
    void connect() {
        frontEnd = new ScriptedFrontEnd();
    }

    @AfterEach
    void disconnect() {
        frontEnd.close();
    }

    private static Map<String, Object> display(String text, String id) {
        return Map.of("data", Map.of("text/plain", text), "metadata", Map.of(), "transient", Map.of("display_id", id));
    }

    @Test
    void what_code_prints_and_shows_is_the_state_of_the_area() {
        OutputArea area = outputArea();
        frontEnd.show(area);

        area.run(() -> {
            frontEnd.print("one\n");
            frontEnd.print("two\n");
            frontEnd.shown("display_data", display("three", "x"));
        });

        assertThat(frontEnd.said)
                .containsExactly(
                        "2 update {outputs=[{output_type=stream, name=stdout, text=one\n}]}",
                        "2 update {outputs=[{output_type=stream, name=stdout, text=one\ntwo\n}]}",
                        "2 update {outputs=[{output_type=stream, name=stdout, text=one\ntwo\n}, "
                                + "{output_type=display_data, data={text/plain=three}, metadata={}}]}");
        assertThat(area.toMimeBundle().text()).isEqualTo("one\ntwo\nthree");
    }

    @Test
    void a_run_replaces_what_stands_there_once_something_comes_and_an_append_adds() {
        OutputArea area = outputArea();
        frontEnd.show(area);
        area.run(() -> frontEnd.print("old"));
        frontEnd.said.clear();

        area.run(() -> {
            assertThat(frontEnd.said).isEmpty();
            frontEnd.print("new");
        });
        area.append(() -> frontEnd.print(" and more"));

        assertThat(frontEnd.said)
                .containsExactly(
                        "2 update {outputs=[{output_type=stream, name=stdout, text=new}]}",
                        "2 update {outputs=[{output_type=stream, name=stdout, text=new and more}]}");
        area.run(() -> {});
        assertThat(area).hasToString("");
        area.append(() -> frontEnd.print("last"));
        area.clear();
        assertThat(frontEnd.said).endsWith("2 update {outputs=[]}");
    }

    @Test
    void a_display_changes_in_place_and_clearing_works_as_in_a_cell() {
        OutputArea area = outputArea();
        area.run(() -> {
            frontEnd.shown("display_data", display("1 of 2", "bar"));
            frontEnd.print("beside");
            frontEnd.shown("update_display_data", display("2 of 2", "bar"));
            frontEnd.shown("update_display_data", display("nobody's", "other"));
        });
        assertThat(area).hasToString("2 of 2\nbeside");

        area.append(() -> {
            Notebook.clearOutput(true);
            frontEnd.print("cleared");
            Notebook.clearOutput(false);
        });

        assertThat(area).hasToString("");
    }

    @Test
    void a_failure_is_shown_there_with_its_causes_and_goes_no_further() {
        OutputArea area = outputArea();
        ScriptedComm model = frontEnd.show(area);

        area.run(() -> {
            frontEnd.print("before");
            throw new java.io.IOException("disk", new IllegalStateException("full"));
        });

        assertThat(area).hasToString("before\nIOException: disk");
        assertThat(frontEnd.said.get(1))
                .startsWith(model.id() + " update {outputs=[{output_type=stream, name=stdout, text=before}, "
                        + "{output_type=error, ename=IOException, evalue=disk, traceback=[java.io.IOException: disk")
                .contains("Caused by: java.lang.IllegalStateException: full")
                .doesNotContain("OutputArea.java");
    }

    @Test
    void output_of_an_earlier_run_that_comes_late_is_dropped() {
        OutputArea area = outputArea();
        area.run(() -> {});
        area.run(() -> {});

        frontEnd.sinks.get(1).shown("stream", Map.of("name", "stdout", "text", "new"));
        frontEnd.sinks.get(0).shown("stream", Map.of("name", "stdout", "text", "late"));

        assertThat(area).hasToString("new");
    }

    @Test
    void endless_printing_keeps_the_latest_lines() {
        OutputArea area = outputArea();

        area.run(() -> {
            for (int i = 0; i < 30; i++) {
                frontEnd.print(("line " + i + "\n").repeat(2_000));
            }
        });

        assertThat(area.toString())
                .hasSizeLessThan(Outputs.KEPT + 100)
                .startsWith("[earlier lines are left out]\nline ")
                .endsWith("line 29");
    }

    @Test
    void an_interaction_computes_when_shown_and_whenever_a_control_is_moved() {
        IntSlider hidden = slider("hidden", 8, 128);
        Dropdown<String> cell = dropdown("cell", "lstm", "gru");
        Interaction both = interact(hidden, cell, (h, c) -> h + " " + c);

        ScriptedComm box = frontEnd.show(both);
        List<?> children =
                (List<?>) Objects.requireNonNull(ScriptedFrontEnd.state(box).get("children"));
        ScriptedComm area = frontEnd.model(children.get(2));
        assertThat(ScriptedFrontEnd.state(area).get("outputs"))
                .hasToString("[{output_type=display_data, data={text/plain=8 lstm}, metadata={}}]");
        frontEnd.model(children.get(0)).moved("value", 64L);
        cell.value("gru");

        assertThat(frontEnd.heard(each -> each.startsWith(area.id() + " ")))
                .containsExactly(
                        area.id()
                                + " update {outputs=[{output_type=display_data, data={text/plain=64 lstm}, metadata={}}]}",
                        area.id()
                                + " update {outputs=[{output_type=display_data, data={text/plain=64 gru}, metadata={}}]}");
        assertThat(both.toMimeBundle().text()).isEqualTo("hidden: 64 (8 to 128)\ncell: gru (of lstm, gru)\n64 gru");
    }

    @Test
    void a_function_that_throws_shows_that_and_works_again_at_the_next_move() {
        IntSlider n = slider("n", 0, 10).at(1);
        Interaction quotient = interact(n, value -> 100 / value);
        frontEnd.show(quotient);

        n.value(0);
        assertThat(quotient).hasToString("n: 0 (0 to 10)\nArithmeticException: / by zero");
        n.value(4);
        assertThat(quotient).hasToString("n: 4 (0 to 10)\n25");
    }

    @Test
    void code_without_a_value_shows_what_it_prints() {
        IntSlider a = slider("a", 0, 9).at(1);
        IntSlider b = slider("b", 0, 9).at(2);
        IntSlider c = slider("c", 0, 9).at(3);
        Interaction all = react(a, b, c, (x, y, z) -> frontEnd.print(x + " " + y + " " + z));
        frontEnd.show(all);

        b.value(7);

        assertThat(all.toString()).endsWith("\n1 7 3");
        assertThat(react(a, b, (x, y) -> {}).toMimeBundle().text()).isEqualTo("a: 1 (0 to 9)\nb: 7 (0 to 9)");
        assertThat(interact(a, b, c, (x, y, z) -> null).toMimeBundle().text()).endsWith("c: 3 (0 to 9)");
        assertThat(react(a, x -> {}).toMimeBundle().text()).isEqualTo("a: 1 (0 to 9)");
    }

    @Test
    void moves_while_a_run_lasts_lead_to_one_more_with_the_newest_value() throws Exception {
        IntSlider n = slider("n", 0, 100);
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        List<Integer> seen = new ArrayList<>();
        Interaction slow = react(n, value -> {
            seen.add(value);
            if (value == 1) {
                started.countDown();
                release.await();
            }
        });
        frontEnd.show(slow);
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            List<Future<?>> moves = new ArrayList<>(List.of(threads.submit(() -> n.value(1))));
            started.await();
            for (int i = 2; i <= 9; i++) {
                int next = i;
                moves.add(threads.submit(() -> n.value(next)));
                while (n.value() != next) {
                    Thread.onSpinWait();
                }
            }
            release.countDown();
            for (Future<?> move : moves) {
                move.get();
            }
        } finally {
            release.countDown();
            threads.shutdownNow();
        }

        assertThat(seen).startsWith(0, 1);
        assertThat(seen.subList(2, seen.size())).isNotEmpty().containsOnly(9);
    }

    @Test
    void a_function_may_move_its_own_control() {
        IntSlider n = slider("n", 0, 10).at(3);
        Interaction even = interact(n, value -> {
            n.value(value / 2 * 2);
            return value;
        });

        frontEnd.show(even);

        assertThat(n.value()).isEqualTo(2);
        assertThat(even.toString()).endsWith("\n3");
    }

    @Test
    void an_interaction_no_longer_shown_does_not_compute() {
        List<Integer> seen = new ArrayList<>();
        IntSlider n = slider("n", 0, 10);
        frontEnd.show(react(n, seen::add));
        frontEnd.runAgain(1);

        n.value(5);

        assertThat(seen).containsExactly(0);
        assertThat(frontEnd.open).isEmpty();
    }

    @Test
    void widgets_shown_in_an_area_are_closed_when_others_take_their_place() {
        IntSlider n = slider("n", 0, 10);
        frontEnd.show(interact(n, value -> slider("of " + value, 0, 10)));
        int models = frontEnd.open.size();

        n.value(1);
        n.value(2);

        assertThat(frontEnd.open).hasSize(models);
        assertThat(frontEnd.open.values())
                .extracting(comm -> String.valueOf(ScriptedFrontEnd.state(comm).get("description")))
                .contains("of 2")
                .doesNotContain("of 0", "of 1");
        frontEnd.runAgain(1);
        assertThat(frontEnd.open).isEmpty();
    }

    @Test
    void stopping_the_cell_while_it_computes_stops_the_cell() {
        frontEnd.interrupted = true;

        assertThatThrownBy(() -> react(slider("n", 0, 10), n -> Notebook.checkInterrupted())
                        .toMimeBundle())
                .isInstanceOf(CellInterruptedException.class);
    }
}
