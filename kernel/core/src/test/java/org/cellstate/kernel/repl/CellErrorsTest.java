package org.cellstate.kernel.repl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.cellstate.kernel.complete.JavaAssistant;
import org.cellstate.kernel.errors.CellError;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CellErrorsTest {

    private Cells cells;

    @BeforeEach
    void start() {
        cells = Cells.plain();
    }

    @AfterEach
    void close() {
        cells.close();
    }

    @Test
    void a_type_error_is_shown_with_line_column_and_carets() {
        CellError error = cells.error("int fine = 1;\nint sum = fine +\n    \"two\".trim();");

        assertThat(error.name()).isEqualTo("CompileError");
        assertThat(error.message())
                .isEqualTo("incompatible types: String cannot be converted to int\n  at cell 1, line 2, column 11");
        assertThat(Cells.plain(error)).isEqualTo("""
                CompileError: incompatible types: String cannot be converted to int
                  at cell 1, line 2, column 11
                    1 | int fine = 1;
                  > 2 | int sum = fine +
                      |           ^^^^^^
                    3 |     "two".trim();""");
    }

    @Test
    void columns_count_code_points() {
        assertThat(cells.traceback("\"😀😀\".foo()")).isEqualTo("""
                CompileError: cannot find method foo() in String
                  at cell 1, line 1, column 6
                  > 1 | "😀😀".foo()
                      |      ^^^""");
    }

    @Test
    void a_forgotten_semicolon_is_said_so_and_nothing_of_the_cell_runs() {
        assertThat(cells.traceback("int ran = 1;\nint one = 1\nint two = 2;")).isEqualTo("""
                CompileError: missing ';' after line 2
                  at cell 1, line 2, column 12
                    1 | int ran = 1;
                  > 2 | int one = 1
                      |            ^
                    3 | int two = 2;""");
        assertThat(cells.error("ran").message()).startsWith("cannot find variable ran");
    }

    @Test
    void only_the_first_of_several_missing_semicolons_is_told() {
        assertThat(cells.traceback("foo(1)\nfoo(2)\nint foo(int a) { return a; }"))
                .isEqualTo("""
                CompileError: missing ';' after line 1
                  at cell 1, line 1, column 7
                  > 1 | foo(1)
                      |       ^
                    2 | foo(2)""");
    }

    @Test
    void code_that_breaks_off_is_said_so() {
        assertThat(cells.traceback("1 +")).startsWith("CompileError: the code ends in the middle of something");
    }

    @Test
    void a_bracket_that_is_never_closed_is_pointed_at() {
        assertThat(cells.traceback("int a = 1;\nif (a > 0) {\n    a = 2;")).isEqualTo("""
                CompileError: '{' is never closed
                  at cell 1, line 2, column 12
                    1 | int a = 1;
                  > 2 | if (a > 0) {
                      |            ^
                    3 |     a = 2;""");
    }

    @Test
    void several_problems_come_in_the_order_of_the_cell() {
        String traceback = cells.traceback("int h(int p) {\n    int s = \"a\";\n    return 1 + nowhere;\n}");

        assertThat(traceback)
                .containsSubsequence("line 2, column 13", "cannot find variable nowhere", "line 3, column 16");
    }

    @Test
    void a_close_name_is_offered() {
        assertThat(cells.traceback("\"abc\".lenght()")).contains("did you mean length?");
        assertThat(cells.traceback("int temperature = 1;\ntemprature + 1")).contains("did you mean temperature?");
        assertThat(cells.traceback("sqtr(2)")).contains("did you mean sqrt?");
        assertThat(cells.traceback("Lisst<String> l = null;")).contains("did you mean List?");
    }

    @Test
    void an_import_is_offered_for_an_unknown_class() {
        String traceback = cells.traceback("var pool = new ForkJoinPool();");

        assertThat(traceback).contains("try: import java.util.concurrent.ForkJoinPool;");
    }

    @Test
    void a_name_that_nothing_declares_fails_the_cell_and_the_declaration_is_kept() {
        assertThat(cells.traceback("int broken() {\n    return zork(3);\n}")).isEqualTo("""
                CompileError: cannot find method zork(int)
                  at cell 1, line 2, column 12
                    1 | int broken() {
                  > 2 |     return zork(3);
                      |            ^^^^
                    3 | }
                  broken() is kept, and can be used once it is declared""");

        assertThat(cells.traceback("broken()"))
                .startsWith("UnresolvedReference: broken() cannot be used yet: it needs method zork(int)");
        assertThat(cells.value("int zork(int q) { return q; }\nbroken()")).isEqualTo(3);
    }

    @Test
    void an_exception_shows_its_own_class_and_the_lines_of_the_cells_only() {
        cells.run("int div(int a, int b) {\n  return a / b;\n}");

        CellError error = cells.error("var numbers = List.of(1);\n\ndiv(numbers.get(0), 0)");

        assertThat(error.name()).isEqualTo("ArithmeticException");
        assertThat(error.message()).isEqualTo("/ by zero");
        assertThat(Cells.plain(error)).isEqualTo("""
                ArithmeticException: / by zero
                  at cell 1, line 2, in div()
                    1 | int div(int a, int b) {
                  > 2 |   return a / b;
                    3 | }
                  at cell 2, line 3: div(numbers.get(0), 0)""");
    }

    @Test
    void frames_of_libraries_stand_between_those_of_cells() {
        assertThat(cells.traceback("List.of(1).forEach(i -> {\n  throw new IllegalStateException(\"deep\");\n});"))
                .matches("""
                        (?s)IllegalStateException: deep
                          at cell 1, line 2, in a lambda
                        .*  > 2 \\|   throw new .*
                          at java[.\\w$]+.forEach\\(\\w+.java:\\d+\\)
                          at cell 1, line 1: List.of\\(1\\).*""")
                .doesNotContain("jdk.jshell", "reflect", "org.cellstate");
    }

    @Test
    void a_message_of_three_parts_is_kept_line_by_line_and_its_cause_follows() {
        assertThat(cells.traceback("""
                try {
                    Integer.parseInt("x");
                } catch (NumberFormatException e) {
                    throw new IllegalArgumentException("rule.\\n  received: 1\\n  try: 2", e);
                }""")).matches("""
                (?s)IllegalArgumentException: rule.
                  received: 1
                  try: 2
                  at cell 1, line 4
                .*caused by: NumberFormatException: For input string: "x"
                  at java.lang.NumberFormatException.*
                  at cell 1, line 2: Integer.parseInt\\("x"\\);""");
    }

    @Test
    void suppressed_exceptions_are_shown() {
        assertThat(cells.traceback("""
                var main = new IllegalStateException("main");
                main.addSuppressed(new java.io.IOException("beside"));
                throw main;""")).isEqualTo("""
                IllegalStateException: main
                  at cell 1, line 1
                  > 1 | var main = new IllegalStateException("main");
                    2 | main.addSuppressed(new java.io.IOException("beside"));
                  suppressed: IOException: beside
                    at cell 1, line 2: main.addSuppressed(new java.io.IOException("beside"));""");
    }

    @Test
    void a_cause_that_leads_back_to_itself_ends() {
        assertThat(cells.traceback("""
                var a = new IllegalStateException("a");
                var b = new IllegalStateException("b", a);
                a.initCause(b);
                throw a;""")).contains("caused by: IllegalStateException: b", "told above");
    }

    @Test
    void a_stack_overflow_is_folded() {
        CellError error = cells.error("int so(int n) {\n  return so(n + 1) + 1;\n}\nso(0)");

        assertThat(error.name()).isEqualTo("StackOverflowError");
        assertThat(error.traceback()).hasSizeLessThan(25);
        assertThat(Cells.plain(error)).contains("at cell 1, line 2, in so()", "the same again");
    }

    @Test
    void running_out_of_memory_is_an_error_like_others_and_the_session_goes_on() {
        assertThat(cells.error("var big = new long[Integer.MAX_VALUE];").name()).isEqualTo("OutOfMemoryError");
        assertThat(cells.value("1 + 1")).isEqualTo(2);
    }

    @Test
    void a_failing_static_initializer_shows_its_cause() {
        assertThat(cells.traceback("class Bad {\n  static int v = 1 / 0;\n}\nBad.v"))
                .startsWith(
                        "ExceptionInInitializerError: a static initializer failed\nbecause of: ArithmeticException: / by zero\n"
                                + "  at cell 1, line 2, in Bad.static initializer");
    }

    @Test
    void an_exception_whose_message_throws_is_still_shown() {
        CellError error = cells.error("""
                class Odd extends RuntimeException {
                    public String getMessage() { throw new IllegalStateException(); }
                }
                throw new Odd();""");

        assertThat(error.name()).isEqualTo("Odd");
        assertThat(error.message()).isEqualTo("(its getMessage() threw IllegalStateException)");
    }

    @Test
    void a_lambda_of_an_earlier_cell_is_placed_where_it_was_written() {
        cells.run(
                "var tasks = new ArrayList<Runnable>();\ntasks.add(() -> {\n  throw new IllegalStateException();\n});");

        assertThat(cells.traceback("tasks.get(0).run();"))
                .contains("at cell 1, line 3, in a lambda", "at cell 2, line 1");
    }

    @Test
    void code_that_the_compiler_cannot_stand_fails_and_the_session_goes_on() {
        PrintStream err = System.err;
        System.setErr(
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8)); // javac reports itself
        try (Cells fresh = Cells.plain()) {
            String nested = "(".repeat(20_000) + "1" + ")".repeat(20_000);

            assertThat(fresh.run(nested)).isInstanceOf(Outcome.Failed.class);
            assertThat(fresh.session.evaluate(nested)).isInstanceOf(Outcome.Failed.class);
            assertThat(new JavaAssistant(fresh.session).isComplete(nested).status())
                    .isIn("complete", "unknown");
            assertThat(fresh.value("1 + 1")).isEqualTo(2);
        } finally {
            System.setErr(err);
        }
    }

    @Test
    void the_statement_after_an_exception_does_not_run() {
        PrintStream out = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            cells.run("System.out.print(\"before\");\nInteger.parseInt(\"x\");\nSystem.out.print(\"after\");");
        } finally {
            System.setOut(out);
        }

        assertThat(printed.toString(StandardCharsets.UTF_8)).isEqualTo("before");
    }
}
