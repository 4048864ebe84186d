package org.cellstate.kernel.magic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cellstate.kernel.repl.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionMagicsTest {

    private MagicCells cells;

    @BeforeEach
    void start() {
        cells = MagicCells.plain();
    }

    @AfterEach
    void close() {
        cells.close();
    }

    @Test
    void time_says_what_a_line_took_and_gives_its_value() {
        assertThat(cells.value("%time 6 * 7")).isEqualTo(42);
        assertThat(cells.printed()).matches("(?s)[\\d.]+ (ns|µs|ms|s), processor .*, allocated [\\d.]+ k?B\n");
    }

    @Test
    void time_declares_and_takes_variables() {
        cells.run("%time int a = 5;");
        cells.run("var b = %time a + 1");
        cells.run("b = %time b * 2;");

        assertThat(cells.value("a + b")).isEqualTo(17);
        assertThat(cells.error("%time").message()).startsWith("%time needs Java to run.");
    }

    @Test
    void time_takes_a_cell_whose_errors_keep_their_lines() {
        assertThat(cells.value("%%time\nint sum = 0;\nfor (int i = 0; i < 10; i++) sum += i;\nsum"))
                .isEqualTo(45);
        assertThat(cells.printed()).contains("processor");
        assertThat(cells.traceback("%%time\nint c = 1;\nint d = missing;")).contains("line 3, column 9");
        assertThat(cells.traceback("int e = 1;\n%time e.foo()")).contains("line 2, column 7");
    }

    @Test
    void time_measures_the_memory_of_the_code_alone() {
        cells.run("%time byte[] big = new byte[50_000_000];");

        assertThat(cells.printed()).containsPattern("allocated 50\\.\\d MB");
    }

    @Test
    void bench_shows_the_median_and_its_spread() {
        assertThat(cells.value("String word = \"cellstate\";\n%bench -r 3 word.toUpperCase()")
                        .toString())
                .matches("[\\d.]+ (ns|µs|ms) per run \\(median of 3 rounds of \\d+ runs; .* to .*\\)");
    }

    @Test
    void bench_takes_what_gives_no_value_and_tells_errors_at_their_place() {
        assertThat(cells.value("var list = new ArrayList<>(List.of(3, 1, 2));\n%bench -r 1 Collections.sort(list)")
                        .toString())
                .contains("per run");
        assertThat(cells.traceback("\n%bench 1 + nowhere")).contains("line 2, column 12");
        assertThat(cells.error("%bench List.of().iterator().next()").name()).isEqualTo("NoSuchElementException");
        assertThat(cells.error("%bench").message()).startsWith("%bench needs an expression.");
    }

    @Test
    void whos_lists_variables_with_type_size_and_value() {
        cells.run(
                "int answer = 42;\nvar words = List.of(\"a\", \"b\");\ndouble[] many = new double[1000];\nString none = null;");

        assertThat(cells.value("%whos").toString()).isEqualTo("""
                name    type          size  value
                answer  int                 42
                words   List<String>  2     ["a", "b"]
                many    double[]      1000  [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, …]
                none    String              null""");
        assertThat(cells.value("%whos answer").toString()).endsWith("answer  int         42");
        assertThat(cells.value("%whos other").toString()).isEqualTo("There are no variables of this name.");
    }

    @Test
    void history_shows_the_cells_that_were_run() {
        cells.run("int a = 1;");
        cells.run("int b = 2;\nint c = 3;");
        cells.evaluator.run("unseen", 2);

        assertThat(cells.value("%history").toString())
                .isEqualTo("// cell 1\nint a = 1;\n\n// cell 2\nint b = 2;\nint c = 3;\n\n// cell 3\n%history");
        assertThat(cells.value("%history 1").toString()).isEqualTo("// cell 4\n%history 1");
        assertThat(cells.error("%history many").message()).startsWith("%history takes a whole number.");
    }

    @Test
    void env_is_seen_by_commands_and_not_by_java() {
        assertThat(cells.printedBy("%env CELLSTATE_TEST=\"a b\"\n!echo $CELLSTATE_TEST"))
                .isEqualTo("a b\n");
        assertThat(cells.value("%env CELLSTATE_TEST").toString()).isEqualTo("a b");
        assertThat(cells.value("var value = %env CELLSTATE_TEST\nvalue.length()"))
                .isEqualTo(3);
        assertThat(cells.value("System.getenv(\"CELLSTATE_TEST\") == null")).isEqualTo(true);
        assertThat(cells.value("%env").toString())
                .contains("CELLSTATE_TEST=a b")
                .contains("PATH")
                .doesNotContain("PATH=");
        assertThat(cells.error("%env CELLSTATE_NONE").message()).startsWith("A variable must be set to be shown.");
    }

    @Test
    void log_shows_what_is_logged_under_the_cell() {
        String logging = "var log = java.util.logging.Logger.getLogger(\"some.library\");\n"
                + "log.fine(\"details\");\nlog.info(\"facts\");";
        assertThat(cells.printedBy("%log info\n" + logging)).isEqualTo("info some.library: facts\n");
        assertThat(cells.printedBy("%log some.library debug\n" + logging))
                .isEqualTo("fine some.library: details\ninfo some.library: facts\n");
        assertThat(cells.printedBy("%log some.library off\n" + logging)).isEmpty();
        assertThat(cells.error("%log loud").message()).contains("try: off, error, warn, info, debug, trace");
        cells.run("%log info");
    }

    @Test
    void reset_forgets_what_cells_have_declared_but_not_the_startup() {
        cells.run("int gone = 1;\nint f() { return gone; }\nclass C {}\nimport java.nio.file.Path;");

        assertThat(cells.run("%reset")).isEqualTo(new Outcome.Nothing());

        assertThat(cells.error("gone").name()).isEqualTo("CompileError");
        assertThat(cells.error("f()").name()).isEqualTo("CompileError");
        assertThat(cells.error("new C()").name()).isEqualTo("CompileError");
        assertThat(cells.error("Path.of(\"\")").name()).isEqualTo("CompileError");
        assertThat(cells.value("int gone = 2;\nList.of(gone).get(0)")).isEqualTo(2);
    }

    @Test
    void load_runs_java_scripts_and_notebooks(@TempDir Path directory) throws IOException {
        Files.writeString(directory.resolve("Some.java"), "package a.b;\nrecord Some(int x) {}\n");
        Files.writeString(directory.resolve("script.jsh"), "int fromScript = 5;\n/exit\n");
        Files.writeString(directory.resolve("book.ipynb"), """
                {"cells": [{"cell_type": "markdown", "source": "no code"},
                 {"cell_type": "code", "source": ["int fromBook = 6;\\n", "%sh true\\n"]},
                 {"cell_type": "code", "source": "fromBook + 1"}], "nbformat": 4}""");

        assertThat(cells.value("%load " + directory.resolve("Some") + "\nnew Some(1).x()"))
                .isEqualTo(1);
        assertThat(cells.printedBy("%load " + directory.resolve("script.jsh")))
                .isEqualTo("note: commands of the jshell tool are left out: /exit\n");
        assertThat(cells.value("%load " + directory.resolve("book.ipynb"))).isEqualTo(7);
        assertThat(cells.value("fromScript + fromBook")).isEqualTo(11);
    }

    @Test
    void errors_of_a_loaded_file_name_it_and_its_line(@TempDir Path directory) throws IOException {
        Path bad = directory.resolve("bad.java");
        Files.writeString(bad, "package x;\n\nint a = nowhere;\n");
        Files.writeString(directory.resolve("circle.jsh"), "%load " + directory.resolve("circle.jsh"));
        Files.writeString(directory.resolve("wrong.ipynb"), "[]");

        assertThat(cells.traceback("%load " + bad)).contains("at bad.java, line 3, column 9");
        assertThat(cells.traceback("%load " + directory.resolve("circle.jsh")))
                .contains("A file must not load itself.")
                .contains("circle.jsh, line 1");
        assertThat(cells.error("%load " + directory.resolve("wrong.ipynb")).message())
                .startsWith("A notebook must be a file of format 4.");
        assertThat(cells.error("%load " + directory.resolve("baad.java")).message())
                .endsWith("try: bad.java");
    }

    @Test
    void every_magic_has_help_with_an_example() {
        String list = cells.value("%lsmagic").toString();
        assertThat(list.lines()).allMatch(line -> line.length() <= 88 && !line.endsWith(" "));
        for (String name : List.of(
                "maven",
                "mavenRepo",
                "loadFromPOM",
                "use",
                "jars",
                "classpath",
                "load",
                "sh",
                "bash",
                "time",
                "bench",
                "whos",
                "history",
                "env",
                "log",
                "reset",
                "lsmagic")) {
            assertThat(list).contains("%" + name);
            assertThat(cells.value("%" + name + "?").toString())
                    .contains("example\n  ")
                    .contains(".");
        }
    }
}
