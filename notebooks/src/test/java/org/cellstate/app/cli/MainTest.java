package org.cellstate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class MainTest {

    @TempDir
    Path folder;

    private record Result(int status, String out, String err) {}

    @Test
    void a_missing_notebook_ends_with_status_1_and_three_parts() {
        Result result = run("run", folder.resolve("none.ipynb").toString());

        assertThat(result.status()).isEqualTo(1);
        assertThat(result.err())
                .startsWith("The notebook must exist.\n  received: ")
                .contains("\n  try: ")
                .doesNotContain("\tat ");
    }

    @Test
    void a_file_that_is_not_json_ends_with_status_1_and_three_parts() throws IOException {
        Path file = Files.writeString(folder.resolve("n.ipynb"), "hello");

        Result result = run("run", file.toString());

        assertThat(result.status()).isEqualTo(1);
        assertThat(result.err())
                .startsWith("A notebook is a JSON file.\n  received: " + file)
                .doesNotContain("\tat ");
    }

    @Test
    void a_notebook_for_another_kernel_ends_with_status_1_and_three_parts() throws IOException {
        Path file = Files.writeString(
                folder.resolve("n.ipynb"),
                "{\"nbformat\": 4, \"cells\": [], \"metadata\": {\"kernelspec\": {\"name\": \"ir\", \"language\": \"R\"}}}");

        Result result = run("run", file.toString());

        assertThat(result.status()).isEqualTo(1);
        assertThat(result.err())
                .startsWith("Cellstate runs notebooks whose kernel speaks Java.")
                .contains("\"ir\", language r");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "fly", "run", "run --fast x.ipynb", "install --user --sys-prefix"})
    void a_wrong_command_line_ends_with_status_2_and_shows_the_usage(String line) {
        Result result = run(line.isEmpty() ? new String[0] : line.split(" "));

        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err()).contains("Usage: cellstate");
    }

    @Test
    void help_names_every_command() {
        Result result = run("--help");

        assertThat(result.status()).isZero();
        assertThat(result.out()).contains("run", "lab", "install", "test", "bench", "doctor", "CELLSTATE_JAVA_OPTS");
    }

    @Test
    void the_version_names_the_java_it_runs_on() {
        assertThat(run("--version").out()).startsWith("Cellstate ").contains("Java " + Runtime.version());
    }

    @Test
    void an_unknown_benchmark_is_told_in_three_parts() {
        Result result = run("bench", "nonsense");

        assertThat(result.status()).isEqualTo(1);
        assertThat(result.err())
                .contains("A benchmark's name must be one of those there are.\n  received: nonsense\n  try: ");
    }

    private static Result run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command =
                Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        int status = command.execute(arguments);
        return new Result(status, out.toString(), err.toString());
    }
}
