package org.cellstate.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cellstate.app.Installation;
import org.cellstate.app.Problem;
import org.cellstate.app.nbformat.Cell;
import org.cellstate.app.nbformat.Notebook;
import org.cellstate.app.nbformat.NotebookFile;
import org.cellstate.app.nbformat.Output;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class NotebookRunTest {

    @TempDir
    Path folder;

    @Test
    void streams_of_one_name_are_joined_and_the_count_is_kept() throws Exception {
        Notebook notebook = notebook(code(
                "stream {'name': 'stdout', 'text': 'a'}",
                "stream {'name': 'stdout', 'text': 'b\\n'}",
                "stream {'name': 'stderr', 'text': 'c'}"));

        RunEnd end = run(notebook, new Recorder());

        assertThat(end).isInstanceOf(RunEnd.Completed.class);
        assertThat(outputs(end, 0))
                .containsExactly(new Output.Printed("stdout", "ab\n"), new Output.Printed("stderr", "c"));
        assertThat(end.notebook().cells().get(0).executionCount()).hasValue(1);
        assertThat(end.notebook().toText()).contains("\"version\": \"17\"");
    }

    @Test
    void an_update_changes_the_display_of_an_earlier_cell_and_leaves_no_transient_part() throws Exception {
        Notebook notebook = notebook(
                code("display_data {'data': {'text/plain': 'old'}, 'metadata': {}, 'transient': {'display_id': 'd'}}"),
                code(
                        "update_display_data {'data': {'text/plain': 'new'}, 'metadata': {}, 'transient': {'display_id': 'd'}}"));

        RunEnd end = run(notebook, new Recorder());

        assertThat(((Output.Shown) outputs(end, 0).get(0)).text("text/plain")).isEqualTo("new");
        assertThat(outputs(end, 1)).isEmpty();
        assertThat(end.notebook().toText()).doesNotContain("\"transient\":");
    }

    @Test
    void a_clearing_that_waits_happens_with_the_next_output_and_one_that_does_not_at_once() throws Exception {
        Notebook notebook = notebook(
                code("stream {'name': 'stdout', 'text': 'kept'}", "clear_output {'wait': true}"),
                code(
                        "stream {'name': 'stdout', 'text': 'x'}",
                        "clear_output {'wait': true}",
                        "stream {'name': 'stdout', 'text': 'y'}"),
                code("stream {'name': 'stdout', 'text': 'gone'}", "clear_output {'wait': false}"));

        RunEnd end = run(notebook, new Recorder());

        assertThat(outputs(end, 0)).containsExactly(new Output.Printed("stdout", "kept"));
        assertThat(outputs(end, 1)).containsExactly(new Output.Printed("stdout", "y"));
        assertThat(outputs(end, 2)).isEmpty();
    }

    @Test
    void the_first_error_stops_the_run_and_old_outputs_behind_it_are_gone() throws Exception {
        Cell stale = code("stream {'name': 'stdout', 'text': 'never'}")
                .withOutputs(List.of(new Output.Printed("stdout", "of another run")), java.util.OptionalInt.of(9));
        Notebook notebook =
                notebook(code("error {'ename': 'Boom', 'evalue': 'why', 'traceback': ['at line 1']}"), stale);

        RunEnd end = run(notebook, new Recorder());

        assertThat(end).isInstanceOfSatisfying(RunEnd.CellFailed.class, failed -> {
            assertThat(failed.error()).isEqualTo(new Output.Failed("Boom", "why", List.of("at line 1")));
            assertThat(failed.place()).hasToString("cell 1 of 2");
        });
        assertThat(outputs(end, 0)).containsExactly(new Output.Failed("Boom", "why", List.of("at line 1")));
        assertThat(outputs(end, 1)).isEmpty();
        assertThat(end.notebook().cells().get(1).executionCount()).isEmpty();
    }

    @Test
    void a_cell_tagged_raises_exception_may_fail() throws Exception {
        Notebook notebook = notebook(
                Cell.code(
                        "error {'ename': 'Boom', 'evalue': '', 'traceback': []}".replace('\'', '"'),
                        List.of("raises-exception")),
                code("stream {'name': 'stdout', 'text': 'after'}"));

        RunEnd end = run(notebook, new Recorder());

        assertThat(end).isInstanceOf(RunEnd.Completed.class);
        assertThat(outputs(end, 1)).hasSize(1);
    }

    @Test
    void the_death_of_the_kernel_is_told_with_its_status_and_what_the_cell_had_shown() throws Exception {
        Notebook notebook = notebook(code("stream {'name': 'stdout', 'text': 'last words'}", "hang", "exit 7"));

        RunEnd end = run(notebook, new Recorder(RunningKernel::interrupt));

        assertThat(end).isInstanceOfSatisfying(RunEnd.KernelDied.class, died -> {
            assertThat(died.status()).isEqualTo(7);
            assertThat(died.console()).contains("scripted kernel here");
        });
        assertThat(outputs(end, 0))
                .anyMatch(output ->
                        output instanceof Output.Failed failed && failed.name().equals("KernelDied"));
    }

    @Test
    void an_interrupt_ends_a_hanging_cell_with_its_error() throws Exception {
        RunEnd end = run(notebook(code("hang")), new Recorder(RunningKernel::interrupt));

        assertThat(end)
                .isInstanceOfSatisfying(
                        RunEnd.CellFailed.class,
                        failed -> assertThat(failed.error().name()).isEqualTo("Interrupted"));
    }

    @Test
    void a_killed_kernel_ends_the_run() throws Exception {
        RunEnd end = run(notebook(code("hang")), new Recorder(RunningKernel::kill));

        assertThat(end).isInstanceOf(RunEnd.KernelDied.class);
    }

    @Test
    void a_message_that_the_kernel_did_not_sign_is_no_output() throws Exception {
        RunEnd end = run(notebook(code("forge", "stream {'name': 'stdout', 'text': 'true'}")), new Recorder());

        assertThat(outputs(end, 0)).containsExactly(new Output.Printed("stdout", "true"));
    }

    @Test
    void the_run_is_told_step_by_step_and_leaves_no_kernel_process() throws Exception {
        Recorder recorder = new Recorder();

        run(notebook(code("stream {'name': 'stdout', 'text': 'x'}")), recorder);

        assertThat(recorder.told).containsExactly("starts", "cell 1 of 1", "ends");
        assertThat(ProcessHandle.current()
                        .descendants()
                        .filter(ProcessHandle::isAlive)
                        .filter(process ->
                                process.info().commandLine().orElse("").contains("ScriptedKernel")))
                .isEmpty();
    }

    @Test
    void a_kernel_that_cannot_start_is_told_with_what_it_wrote() {
        KernelCommand broken = new KernelCommand(List.of(Installation.java().toString(), "-cp", ".", "NoSuchMain"));

        assertThatThrownBy(() -> {
                    try (RunningKernel kernel = RunningKernel.start(broken, folder)) {
                        NotebookRun.run(notebook(code("x {}")), kernel, new Recorder());
                    }
                })
                .isInstanceOf(Problem.class)
                .hasMessageContaining("The kernel must start and answer.")
                .hasMessageContaining("NoSuchMain")
                .hasMessageContaining("try: ./cellstate doctor");
    }

    private RunEnd run(Notebook notebook, Recorder recorder) throws InterruptedException {
        KernelCommand command = new KernelCommand(List.of(
                Installation.java().toString(),
                "-cp",
                System.getProperty("java.class.path"),
                ScriptedKernel.class.getName()));
        try (RunningKernel kernel = RunningKernel.start(command, folder)) {
            recorder.kernel = kernel;
            return NotebookRun.run(notebook, kernel, recorder);
        }
    }

    private static List<Output> outputs(RunEnd end, int cell) {
        return end.notebook().cells().get(cell).outputs();
    }

    private static Cell code(String... steps) {
        return Cell.code(String.join("\n", Arrays.asList(steps)).replace('\'', '"'), List.of());
    }

    private Notebook notebook(Cell... cells) throws IOException {
        JsonObject json = new JsonObject();
        json.addProperty("nbformat", 4);
        json.addProperty("nbformat_minor", 4);
        json.add("metadata", new JsonObject());
        json.add("cells", new JsonArray());
        Path file = Files.writeString(folder.resolve("empty.ipynb"), json.toString());
        Notebook notebook = NotebookFile.read(file);
        for (int i = 0; i < cells.length; i++) {
            notebook = notebook.withInserted(i, cells[i], "cell");
        }
        return notebook;
    }

    /** Counts what it is told, and does something to the kernel once a cell runs. */
    private static final class Recorder implements RunListener {

        private final List<String> told = new ArrayList<>();
        private final java.util.function.Consumer<RunningKernel> onCell;

        @SuppressWarnings("NullAway.Init") // set when the kernel has started
        private RunningKernel kernel;

        Recorder() {
            this(kernel -> {});
        }

        Recorder(java.util.function.Consumer<RunningKernel> onCell) {
            this.onCell = onCell;
        }

        @Override
        public void kernelStarts() {
            told.add("starts");
        }

        @Override
        public void cellStarts(RunEnd.Place place, Cell cell) {
            told.add(place.toString());
            onCell.accept(kernel);
        }

        @Override
        public void cellEnds(RunEnd.Place place, Cell cell, Duration time, Notebook notebook) {
            told.add("ends");
        }
    }
}
