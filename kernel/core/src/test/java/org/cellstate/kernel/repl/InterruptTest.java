package org.cellstate.kernel.repl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.cellstate.kernel.api.Notebook;
import org.cellstate.kernel.api.NotebookHost;
import org.cellstate.kernel.complete.JavaAssistant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InterruptTest {

    private final ExecutorService cellThread = Executors.newSingleThreadExecutor();
    private final SignallingNotebook host = new SignallingNotebook();
    private Cells cells;
    private NotebookHost before;

    @BeforeEach
    void start() {
        before = Notebook.connect(host);
        cells = new Cells(SessionOptions.of(java.util.List.of()).startup(SignallingNotebook.STARTUP));
    }

    @AfterEach
    void close() {
        cellThread.shutdownNow();
        cells.close();
        Notebook.connect(before);
    }

    private Outcome interrupted(String code) throws Exception {
        Future<Outcome> outcome = cellThread.submit(() -> cells.run(code));
        assertThat(host.reached.await(30, TimeUnit.SECONDS)).isTrue();
        host.asked = true;
        cells.session.interrupt();
        return outcome.get(30, TimeUnit.SECONDS);
    }

    @Test
    void a_sleep_is_interrupted_and_the_place_is_shown() throws Exception {
        Outcome outcome = interrupted("{ here();\nThread.sleep(600_000); }\nint never = 1;");

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Interrupted.class,
                        stopped -> assertThat(Cells.plain(stopped.error()))
                                .startsWith("Interrupted: The cell was interrupted.")
                                .contains("at cell 1, line 2: Thread.sleep(600_000); }"));
        assertThat(cells.session.declaredNames()).doesNotContain("never");
    }

    @Test
    void code_that_checks_is_interrupted() throws Exception {
        Outcome outcome = interrupted("{ here();\nwhile (true) { Notebook.checkInterrupted(); } }");

        assertThat(outcome).isInstanceOf(Outcome.Interrupted.class);
    }

    @Test
    void an_exception_that_wraps_the_interrupt_counts_as_interrupted() throws Exception {
        Outcome outcome = interrupted("""
                try { here(); Thread.sleep(600_000); } catch (InterruptedException e) { throw new IllegalStateException("wrapped", e); }""");

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Interrupted.class,
                        stopped -> assertThat(Cells.plain(stopped.error()))
                                .contains(
                                        "ended by IllegalStateException: wrapped", "caused by: InterruptedException"));
    }

    @Test
    void code_that_takes_the_request_may_end_with_a_value() throws Exception {
        Outcome outcome = interrupted("""
                int fit() { try { here(); Thread.sleep(600_000); } catch (InterruptedException e) { Notebook.takeInterrupt(); return 17; } return 0; }
                fit()""");

        assertThat(outcome).isEqualTo(new Outcome.Value(17));
    }

    @Test
    void a_cell_that_runs_to_its_end_without_taking_the_request_counts_as_interrupted() throws Exception {
        Outcome outcome = interrupted("{ here();\ntry { Thread.sleep(600_000); } catch (InterruptedException e) {} }");

        assertThat(outcome).isInstanceOf(Outcome.Interrupted.class);
    }

    @Test
    void an_interrupt_that_no_code_answers_ends_the_cell_before_its_next_statement() throws Exception {
        Outcome outcome = interrupted("{ here();\nwhile (!Thread.currentThread().isInterrupted()) {} }\nint next = 1;");

        assertThat(outcome).isInstanceOf(Outcome.Interrupted.class);
        assertThat(cells.session.declaredNames()).doesNotContain("next");
    }

    @Test
    void an_interrupt_does_not_reach_the_next_cell() throws Exception {
        interrupted("{ here();\nwhile (!Thread.currentThread().isInterrupted()) {} }");
        cells.session.interrupt();

        Outcome next = cellThread
                .submit(() -> cells.run("Thread.sleep(1); Thread.currentThread().isInterrupted()"))
                .get(30, TimeUnit.SECONDS);

        assertThat(next).isEqualTo(new Outcome.Value(false));
    }

    @Test
    void a_flag_set_between_cells_does_not_reach_the_next_cell() {
        Thread.currentThread().interrupt();

        assertThat(cells.value("Thread.currentThread().isInterrupted()")).isEqualTo(false);
    }

    @Test
    void completion_is_answered_while_a_cell_runs() throws Exception {
        cells.run("var text = \"abc\";");
        Future<Outcome> outcome = cellThread.submit(() -> cells.run("{ here(); Thread.sleep(600_000); }"));
        assertThat(host.reached.await(30, TimeUnit.SECONDS)).isTrue();

        var completions = new JavaAssistant(cells.session).complete("text.subStr", 11);

        assertThat(outcome.isDone()).isFalse();
        assertThat(completions.matches()).isNotEmpty();
        host.asked = true;
        cells.session.interrupt();
        assertThat(outcome.get(30, TimeUnit.SECONDS)).isInstanceOf(Outcome.Interrupted.class);
    }
}
