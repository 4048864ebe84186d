package org.cellstate.app.nbformat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.cellstate.app.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NotebookFileTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"jupyter-4-5.ipynb", "jupyter-4-2.ipynb"})
    void what_jupyter_wrote_is_written_byte_for_byte(String name) throws IOException {
        Path file = fixture(name);

        NotebookFile.write(NotebookFile.read(file), folder.resolve("copy.ipynb"));

        assertThat(folder.resolve("copy.ipynb")).hasSameBinaryContentAs(file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jupyter-4-5.ipynb", "jupyter-4-2.ipynb"})
    void outputs_read_as_values_are_written_byte_for_byte(String name) throws IOException {
        Path file = fixture(name);
        Notebook notebook = NotebookFile.read(file);

        for (int i = 0; i < notebook.cells().size(); i++) {
            Cell cell = notebook.cells().get(i);
            if (cell.isCode()) {
                notebook = notebook.withCell(i, cell.withOutputs(cell.outputs(), cell.executionCount()));
            }
        }
        NotebookFile.write(notebook, folder.resolve("copy.ipynb"));

        assertThat(folder.resolve("copy.ipynb")).hasSameBinaryContentAs(file);
    }

    @Test
    void writing_leaves_only_the_notebook_in_its_folder() throws IOException {
        Notebook notebook = NotebookFile.read(fixture("jupyter-4-5.ipynb"));
        Path out = folder.resolve("made/for/it");

        NotebookFile.write(notebook, out.resolve("a.ipynb"));

        try (Stream<Path> files = Files.list(out)) {
            assertThat(files).containsExactly(out.resolve("a.ipynb"));
        }
    }

    @Test
    void clearing_takes_outputs_and_counts_of_code_cells_and_nothing_else() throws IOException {
        Notebook notebook = NotebookFile.read(fixture("jupyter-4-5.ipynb"));

        Notebook cleared = notebook.cleared();

        assertThat(cleared.cells())
                .allMatch(cell ->
                        cell.outputs().isEmpty() && cell.executionCount().isEmpty());
        assertThat(cleared.cells().stream().map(Cell::source))
                .isEqualTo(notebook.cells().stream().map(Cell::source).toList());
        assertThat(cleared.cells().get(0)).isEqualTo(notebook.cells().get(0));
    }

    @Test
    void an_inserted_cell_has_an_identity_of_its_own_from_format_4_5_on() throws IOException {
        Cell cell = Cell.code("x = 1;", List.of());

        Notebook with = NotebookFile.read(fixture("jupyter-4-5.ipynb")).withInserted(1, cell, "cell-0");
        Notebook without = NotebookFile.read(fixture("jupyter-4-2.ipynb")).withInserted(1, cell, "cell-0");

        assertThat(with.cells().get(1).id()).isEqualTo("cell-0-2");
        assertThat(without.cells().get(1).id()).isEmpty();
    }

    @Test
    void a_result_keeps_its_count_and_a_display_has_none() {
        String text = Cell.code("1", List.of())
                .withOutputs(
                        List.of(new Output.Shown(
                                new com.google.gson.JsonObject(), new com.google.gson.JsonObject(), OptionalInt.of(3))),
                        OptionalInt.of(3))
                .toJson()
                .toString();

        assertThat(text).contains("\"output_type\":\"execute_result\"").contains("\"execution_count\":3");
    }

    @Test
    void a_missing_notebook_is_told_with_close_names() throws IOException {
        Files.createFile(folder.resolve("forecast.ipynb"));

        assertThatThrownBy(() -> NotebookFile.read(folder.resolve("forcast.ipynb")))
                .isInstanceOf(Problem.class)
                .hasMessageContainingAll(
                        "The notebook must exist.", "received: ", "forcast.ipynb", "try: forecast.ipynb");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                              | A notebook is a JSON file.",
                "{\"nbformat\": 4, \"cells\": [                  | A notebook is a JSON file.",
                "# A markdown file                               | A notebook is a JSON file.",
                "{\"nbformat\": 4, \"cells\": []} x              | A notebook is a JSON file.",
                "[1, 2]                                          | A notebook is a JSON object with the fields nbformat and cells.",
                "{\"a\": 1}                                      | A notebook is a JSON object with the fields nbformat and cells.",
                "{\"nbformat\": 3, \"worksheets\": []}           | Cellstate reads notebooks of format 4.",
                "{\"nbformat\": 5, \"cells\": []}                | Cellstate reads notebooks of format 4.",
                "{\"nbformat\": 4, \"cells\": 1}                 | A notebook holds a list of cells, each with cell_type and source.",
                "{\"nbformat\": 4, \"cells\": [{\"source\": 1}]} | A notebook holds a list of cells, each with cell_type and source.",
            })
    void what_is_no_notebook_is_told_in_three_parts(String content, String rule) throws IOException {
        Path file = Files.writeString(folder.resolve("n.ipynb"), content);

        assertThatThrownBy(() -> NotebookFile.read(file))
                .isInstanceOf(Problem.class)
                .hasMessageStartingWith(rule + "\n  received: " + file)
                .hasMessageContaining("\n  try: ");
    }

    @Test
    void bytes_that_are_no_text_are_told_as_such() throws IOException {
        Path file = Files.write(folder.resolve("n.ipynb"), new byte[] {(byte) 0x89, 'P', 'N', 'G', (byte) 0xff});

        assertThatThrownBy(() -> NotebookFile.read(file))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("not UTF-8");
    }

    @Test
    void a_notebook_of_another_language_is_refused_with_what_to_do() throws IOException {
        Path file = fixture("jupyter-4-5.ipynb");

        assertThatThrownBy(() -> NotebookFile.requireJava(file, NotebookFile.read(file)))
                .isInstanceOf(Problem.class)
                .hasMessageContainingAll("kernel speaks Java", "python3", "choose the kernel Cellstate");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"kernelspec\": {\"name\": \"cellstate\", \"language\": \"java\"}}",
                "{\"kernelspec\": {\"name\": \"ijava\", \"language\": \"Java\"}}",
                "{\"kernelspec\": {\"name\": \"java\"}}",
                "{\"language_info\": {\"name\": \"java\"}}"
            })
    void a_notebook_in_java_or_without_a_language_is_taken(String metadata) throws IOException {
        Path file = Files.writeString(
                folder.resolve("n.ipynb"),
                "{\"nbformat\": 4, \"nbformat_minor\": 5, \"cells\": [], \"metadata\": " + metadata + "}");

        NotebookFile.requireJava(file, NotebookFile.read(file));

        assertThat(NotebookFile.read(file).cells()).isEmpty();
    }

    private Path fixture(String name) throws IOException {
        Path file = folder.resolve(name);
        try (InputStream in = Objects.requireNonNull(NotebookFileTest.class.getResourceAsStream(name))) {
            Files.write(file, in.readAllBytes());
        }
        assertThat(Files.readString(file, StandardCharsets.UTF_8)).contains("Größe ≥ 3 😀");
        return file;
    }
}
