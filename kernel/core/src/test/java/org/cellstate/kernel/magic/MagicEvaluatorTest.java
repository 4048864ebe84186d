package org.cellstate.kernel.magic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.cellstate.kernel.repl.Outcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

@TestInstance(Lifecycle.PER_CLASS)
class MagicEvaluatorTest {

    private MagicCells cells;

    @BeforeAll
    void start() {
        cells = MagicCells.plain();
    }

    @AfterAll
    void close() {
        cells.close();
    }

    @Test
    void java_and_magics_of_a_cell_run_in_order() {
        assertThat(cells.printedBy("System.out.println(1);\n!echo 2\nSystem.out.println(3);\n%sh echo 4"))
                .isEqualTo("1\n2\n3\n4\n");
    }

    @Test
    void the_last_part_gives_the_cell_s_value() {
        assertThat(cells.value("!echo first\nint seven = 7;\nseven * 2\n\n")).isEqualTo(14);
        assertThat(cells.run("seven\n%sh true")).isEqualTo(new Outcome.Nothing());
    }

    @Test
    void a_compile_error_below_a_magic_has_the_line_and_column_of_the_cell() {
        assertThat(cells.traceback("!true\nint good = 1;\nvar bad = goood;"))
                .startsWith("""
                CompileError: cannot find variable goood
                  at cell""")
                .contains(", line 3, column 11\n")
                .contains("\n  > 3 | var bad = goood;\n      |           ^^^^^\n");
    }

    @Test
    void an_exception_below_a_magic_has_the_line_of_the_cell() {
        assertThat(cells.traceback("!true\n\nint zero = 0;\n1 / zero"))
                .contains(", line 4\n")
                .contains("\n  > 4 | 1 / zero");
    }

    @Test
    void what_comes_after_a_failure_does_not_run() {
        cells.error("int before = 1;\n!false\nint after = 2;");

        assertThat(cells.value("before")).isEqualTo(1);
        assertThat(cells.error("after").name()).isEqualTo("CompileError");
    }

    @Test
    void an_unknown_magic_is_told_with_close_names_and_nothing_of_the_cell_runs() {
        assertThat(cells.traceback("int untouched = 1;\n%mavn a:b:1"))
                .isEqualTo("""
                MagicException: A magic must be one of those that %lsmagic lists.
                  received: %mavn
                  try: %maven
                  at cell""" + " " + cellNumber() + ", line 2\n    1 | int untouched = 1;\n  > 2 | %mavn a:b:1");
        assertThat(cells.error("untouched").name()).isEqualTo("CompileError");
    }

    private int cellNumber() {
        String text = cells.traceback("%nobody");
        return Integer.parseInt(text.replaceAll("(?s).*at cell (\\d+).*", "$1")) - 1;
    }

    @Test
    void a_variable_takes_a_magic_s_value_with_its_type() {
        assertThat(cells.run("var lines = %sh echo a; echo b")).isEqualTo(new Outcome.Nothing());

        assertThat(cells.value("lines.get(1).length() + lines.size()")).isEqualTo(3);
        assertThat(cells.value("List<String> typed = %sh echo c\ntyped")).isEqualTo(List.of("c"));
        assertThat(cells.value("typed = %sh echo d\ntyped")).isEqualTo(List.of("d"));
    }

    @Test
    void a_variable_of_another_type_is_refused() {
        assertThat(cells.error("Integer number = %sh echo 1").message())
                .isEqualTo("A variable must be able to hold the magic's value, a java.util.List<java.lang.String>.\n"
                        + "  received: Integer number\n  try: var number");
        assertThat(cells.traceback("!true\n  Lisst<String> wrong = %sh echo 1")).contains(", line 2, column 3");
    }

    @Test
    void a_magic_of_the_wrong_form_is_refused() {
        assertThat(cells.error("%%maven\na:b:1").message()).startsWith("This magic takes no cell");
        assertThat(cells.error("var x = %lsmagic").message())
                .startsWith("A variable needs a magic that gives a value.");
    }

    @Test
    void a_question_mark_shows_help_with_an_example() {
        assertThat(cells.value("%maven?").toString())
                .contains("%maven GROUP:ARTIFACT")
                .contains("--exclude")
                .contains("%addMavenDependency")
                .contains("import org.apache.commons");
        assertThat(cells.value("%help sh").toString()).contains("%%sh");
        assertThat(cells.value("%lsmagic").toString()).contains("!COMMAND").contains("%loadFromPOM, %%loadFromPOM");
    }

    @Test
    void a_command_s_errors_are_seen_and_its_exit_status_is_an_error() {
        assertThat(cells.error("!echo seen 1>&2; exit 3").message())
                .startsWith("A command must end with exit status 0.\n  received: exit status 3 of echo seen");
        assertThat(cells.printed()).isEqualTo("seen\n");
        assertThat(cells.error("!no-such-command-here").message()).contains("(!no-such-command-here)");
    }

    @Test
    void a_cell_of_shell_runs_as_one_script() {
        assertThat(cells.printedBy("%%sh\nx=5\nfor i in 1 2; do\n  echo $((i * x)) ä\ndone\n"))
                .isEqualTo("5 ä\n10 ä\n");
    }

    @Test
    void a_command_reads_nothing() {
        assertThat(cells.printedBy("!cat; echo done")).isEqualTo("done\n");
    }

    @Test
    void output_comes_while_the_command_runs_and_an_interrupt_ends_it() throws Exception {
        cells.printed();
        CompletableFuture<Outcome> outcome =
                CompletableFuture.supplyAsync(() -> cells.run("!echo begun; sleep 1000 & sleep 1000\nint never = 1;"));
        StringBuilder seen = new StringBuilder();
        while (!seen.toString().contains("begun")) {
            seen.append(cells.printed());
            Thread.onSpinWait();
        }
        cells.evaluator.interrupt();

        assertThat(outcome.get(60, TimeUnit.SECONDS)).isInstanceOf(Outcome.Interrupted.class);
        assertThat(cells.error("never").name()).isEqualTo("CompileError");
        assertThat(cells.value("6 * 7")).isEqualTo(42);
    }
}
