package org.cellstate.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cellstate.app.Problem;
import org.cellstate.app.nbformat.Cell;
import org.cellstate.app.nbformat.Notebook;
import org.cellstate.app.nbformat.NotebookFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "int n = 1; // how many        | n=20      | n = 20;",
                "long n = 1;                   | n=20      | n = 20L;",
                "double r = 1e-3;              | r=0.5     | r = 0.5;",
                "double r = 1e-3;              | r=2       | r = 2.0;",
                "Double r = 1.0;               | r=nan     | r = Double.NaN;",
                "float r = 1f;                 | r=1e3     | r = 1e3f;",
                "boolean b = false;            | b=True    | b = true;",
                "String s = \"a\";             | s=7       | s = \"7\";",
                "String s = \"a\";             | s=a\"b\\c | s = \"a\\\"b\\\\c\";",
                "char c = 'a';                 | c='       | c = '\\'';",
                "var n = 10;                   | n=20      | n = 20;",
                "var r = -0.1;                 | r=1       | r = 1.0;",
                "var s = \"x\";                | s=true    | s = \"true\";",
                "var x = compute(1);           | x=3       | x = 3;",
                "List<Integer> l = List.of();  | l=List.of(1) | l = List.of(1);",
                "int a = 1, n = 2;             | n=3       | n = 3;",
                "import java.util.*;\\nint n=1; | n=3       | n = 3;",
                "/* int m; */ int n = 1;       | n=3       | n = 3;",
            })
    void a_value_becomes_a_literal_of_the_declared_type(String declaration, String given, String assignment)
            throws IOException {
        Notebook notebook = notebook(Cell.code(declaration.replace("\\n", "\n"), List.of("parameters")));

        Notebook injected = Parameters.parse(List.of(given)).into(notebook).notebook();

        assertThat(injected.cells()).hasSize(2);
        assertThat(injected.cells().get(1).source()).isEqualTo("// Parameters\n" + assignment);
        assertThat(injected.cells().get(1).hasTag("injected-parameters")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "int n = 1;, n=1.5",
        "int n = 1;, n=3000000000",
        "double r = 1;, r=fast",
        "boolean b = true;, b=2",
        "char c = 'x';, c=xy"
    })
    void a_value_that_does_not_fit_the_type_is_told(String declaration, String given) throws IOException {
        Notebook notebook = notebook(Cell.code(declaration, List.of("parameters")));

        assertThatThrownBy(() -> Parameters.parse(List.of(given)).into(notebook))
                .isInstanceOf(Problem.class)
                .hasMessageContainingAll("must fit the type", "received: " + given, "try: -p ");
    }

    @Test
    void an_earlier_injected_cell_is_replaced() throws IOException {
        Notebook notebook = notebook(
                Cell.code("int n = 1;", List.of("parameters")),
                Cell.code("n = 5;", List.of("injected-parameters")),
                Cell.code("n", List.of()));

        Notebook injected = Parameters.parse(List.of("n=6")).into(notebook).notebook();

        assertThat(injected.cells().stream().map(Cell::source))
                .containsExactly("int n = 1;", "// Parameters\nn = 6;", "n");
    }

    @Test
    void an_unknown_name_is_told_with_the_close_one() throws IOException {
        Notebook notebook = notebook(Cell.code("int epochs = 1; int batch = 2;", List.of("parameters")));

        assertThatThrownBy(() -> Parameters.parse(List.of("epoch=3")).into(notebook))
                .isInstanceOf(Problem.class)
                .hasMessageContainingAll("received: epoch", "try: -p epochs=3");
    }

    @Test
    void without_a_parameters_cell_the_values_come_first_with_a_notice() throws IOException {
        Parameters.Injected injected = Parameters.parse(List.of("n=6", "name=Zoë", "big=3000000000"))
                .into(notebook(Cell.code("n", List.of())));

        assertThat(injected.notebook().cells().get(0).source())
                .isEqualTo("// Parameters\nvar n = 6;\nvar name = \"Zoë\";\nvar big = 3000000000L;");
        assertThat(injected.notice())
                .hasValueSatisfying(notice -> assertThat(notice).contains("no cell is tagged"));
    }

    @Test
    void the_last_of_two_values_for_a_name_counts() throws IOException {
        Notebook notebook = notebook(Cell.code("int n = 1;", List.of("parameters")));

        Notebook injected =
                Parameters.parse(List.of("n=2", "n=3")).into(notebook).notebook();

        assertThat(injected.cells().get(1).source()).isEqualTo("// Parameters\nn = 3;");
    }

    @ParameterizedTest
    @ValueSource(strings = {"epochs", "=3", "1x=3", "a.b=3", "int=3"})
    void what_is_no_assignment_is_told(String text) {
        assertThatThrownBy(() -> Parameters.parse(List.of(text)))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("A parameter has the form name=value.");
    }

    private Notebook notebook(Cell... cells) throws IOException {
        Notebook notebook = NotebookFile.read(Files.writeString(
                folder.resolve("n.ipynb"),
                "{\"nbformat\": 4, \"nbformat_minor\": 5, \"metadata\": {}, \"cells\": []}"));
        for (int i = 0; i < cells.length; i++) {
            notebook = notebook.withInserted(i, cells[i], "c" + i);
        }
        return notebook;
    }
}
