package org.cellstate.kernel.repl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(Lifecycle.PER_CLASS)
class JavaSessionTest {

    private Cells cells;

    @BeforeAll
    void start() {
        cells = Cells.plain();
    }

    @AfterAll
    void close() {
        cells.close();
    }

    @Test
    void the_value_of_a_cell_is_that_of_its_last_expression() {
        assertThat(cells.value("int a1 = 3;\na1 * 2")).isEqualTo(6);
    }

    @Test
    void the_value_is_the_live_object() {
        Object first = cells.value("var live = new ArrayList<String>(); live");

        assertThat(cells.value("live.add(\"x\"); live")).isSameAs(first);
    }

    @Test
    void to_string_is_never_called_on_a_value() {
        Object value = cells.value("""
                class Heavy { public String toString() { throw new IllegalStateException("printed"); } }
                var heavy = new Heavy();
                heavy""");

        assertThat(value.getClass().getSimpleName()).isEqualTo("Heavy");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   \n",
                "// only a comment",
                "/* a\n comment */",
                ";",
                "int quiet = 1",
                "int quiet2 = 1;",
                "quiet = 2",
                "(String) null",
                "1 + 1;",
                "1 + 1; // shown? no",
                "System.getProperty(\"x\");",
                "void nothing() {}",
                "import java.time.*",
                "nothing()",
                "for (int i = 0; i < 3; i++) {}"
            })
    void these_cells_show_nothing(String code) {
        cells.run("int quiet = 0; void nothing() {}");

        assertThat(cells.run(code)).isEqualTo(new Outcome.Nothing());
    }

    @Test
    void a_chain_may_go_on_with_a_dot_on_the_next_line() {
        Object value = cells.value("""
                Stream.of(1, 2, 3)
                    .map(i -> i * 2)   // twice

                    .toList()
                // done""");

        assertThat(value).isEqualTo(List.of(2, 4, 6));
    }

    @Test
    void a_statement_may_call_a_method_declared_further_down() {
        assertThat(cells.value("var z1 = twice(4);\nint twice(int k) { return 2 * k; }\nz1"))
                .isEqualTo(8);
    }

    @Test
    void a_cell_that_ends_with_a_declaration_shows_nothing() {
        assertThat(cells.run("thrice(4)\nint thrice(int k) { return 3 * k; }")).isInstanceOf(Outcome.Failed.class);
        assertThat(cells.run("thrice(4);\nint thrice(int k) { return 3 * k; }")).isEqualTo(new Outcome.Nothing());
    }

    @Test
    void methods_of_a_cell_may_call_each_other() {
        Object value = cells.value("""
                boolean even(int n) { return n == 0 || odd(n - 1); }
                var four = even(4);
                boolean odd(int n) { return n != 0 && even(n - 1); }
                four""");

        assertThat(value).isEqualTo(true);
    }

    @Test
    void classes_of_a_cell_may_refer_to_each_other() {
        assertThat(cells.value("class Hen { Egg egg; }\nclass Egg { Hen hen; }\nnew Hen().egg == null"))
                .isEqualTo(true);
    }

    @Test
    void a_method_may_use_a_variable_declared_further_down() {
        assertThat(cells.value("int useK() { return laterK; }\nint laterK = 7;\nuseK()"))
                .isEqualTo(7);
    }

    @Test
    void a_sealed_type_may_permit_records_that_follow() {
        Object value = cells.value("""
                sealed interface Shape permits Dot, Line {}
                record Dot() implements Shape {}
                record Line(int length) implements Shape {}
                Shape shape = new Line(3);
                shape instanceof Line line ? line.length() : 0""");

        assertThat(value).isEqualTo(3);
    }

    @Test
    void text_blocks_may_hold_brackets_and_semicolons() {
        assertThat(cells.value("var block = \"\"\"\n  a \"b\" ; {\n  \"\"\";\nblock"))
                .isEqualTo("a \"b\" ; {\n");
    }

    @Test
    void lambdas_keep_the_state_of_the_loop_that_made_them() {
        Object value = cells.value("""
                var makers = new ArrayList<java.util.function.Supplier<Integer>>();
                for (int i = 0; i < 3; i++) { int j = i; makers.add(() -> 10 * j); }
                makers.stream().map(java.util.function.Supplier::get).toList()""");

        assertThat(value).isEqualTo(List.of(0, 10, 20));
    }

    @Test
    void generic_methods_are_declared_and_called() {
        assertThat(
                        cells.value(
                                "<T extends Comparable<T>> T larger(T a, T b) { return a.compareTo(b) > 0 ? a : b; }\nlarger(1, 2)"))
                .isEqualTo(2);
    }

    @Test
    void a_cell_sees_what_earlier_cells_declared() {
        cells.run("import java.time.Duration;\nrecord Point(int x, int y) {}");
        cells.run("var origin = new Point(0, 1);");

        assertThat(cells.value("Duration.ofSeconds(origin.y()).toMillis()")).isEqualTo(1000L);
    }

    @Test
    void startup_imports_hold_for_every_cell() {
        assertThat(cells.value("max(abs(-3), 2)")).isEqualTo(3);
    }

    @Test
    void an_expression_beside_a_cell_leaves_nothing_behind() {
        cells.run("int besides = 20;");
        long before = cells.session.snippets();

        Outcome outcome = cells.session.evaluate("besides + 1");

        assertThat(outcome).isEqualTo(new Outcome.Value(21));
        assertThat(cells.session.snippets()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"int sneaky = 1;", "import java.io.*;", "1; 2", "class Sneaky {}", ""})
    void what_is_not_one_expression_is_not_evaluated_beside_a_cell(String code) {
        Outcome outcome = cells.session.evaluate(code);

        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        assertThat(cells.session.declaredNames()).doesNotContain("sneaky", "Sneaky");
    }

    @Test
    void an_expression_beside_a_cell_may_fail() {
        assertThat(cells.session.evaluate("nowhere + 1")).isInstanceOf(Outcome.Failed.class);
        assertThat(cells.session.evaluate("1 / 0"))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.error().name()).isEqualTo("ArithmeticException"));
    }

    @Test
    void an_expression_that_breaks_off_is_not_evaluated() {
        assertThat(cells.session.evaluate("(1 +")).isInstanceOf(Outcome.Failed.class);
    }

    @Test
    void cells_run_with_the_session_loader_as_context_class_loader() {
        ClassLoader before = Thread.currentThread().getContextClassLoader();

        assertThat(cells.value("Thread.currentThread().getContextClassLoader()"))
                .isSameAs(cells.session.sessionLoader());
        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
    }

    @Test
    void a_startup_source_that_fails_is_reported_with_its_error() {
        SessionOptions options = SessionOptions.of(List.of()).startup("import no.such.Thing;");

        assertThatThrownBy(() -> JavaSession.start(options))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("package no.such does not exist")
                .hasMessageContaining("try:");
    }
}
