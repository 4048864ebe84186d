package org.cellstate.kernel.complete;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.repl.JavaSession;
import org.cellstate.kernel.repl.SessionOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(Lifecycle.PER_CLASS)
class InspectionTest {

    private JavaSession session;
    private JavaAssistant assistant;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        session = JavaSession.start(
                SessionOptions.of(List.of(Library.build(folder)))
                        .startup(
                                "import java.util.*;\nimport org.cellstate.play.*;\nimport static org.cellstate.play.Words.*;"));
        session.run("int twice(int value) {\n    return 2 * value; // <b>\n}", 1);
        session.run(
                "void pick(String name, int count) {}\nvoid pick(int count, String name) {}\nvoid pick(double only) {}",
                2);
        assistant = new JavaAssistant(session);
    }

    @AfterAll
    void close() {
        session.close();
    }

    private MimeBundle inspect(String codeWithBar, int detail) {
        int bar = codeWithBar.indexOf('|');
        return assistant.inspect(codeWithBar.replace("|", ""), bar, detail).orElseThrow();
    }

    @Test
    void a_comment_of_a_library_is_text() {
        assertThat(inspect("lstm().lay|ers(2)", 0).text()).isEqualTo("""
                Words.Model Model.layers(int count)
                int Model.layers()

                Returns a model with another number of layers, such as layers(2).

                See hidden(int) and List:

                - one is List<Layer> of one

                - two learn more

                Parameters:
                  count: at least 1

                Returns:
                  a new model

                Throws:
                  IllegalArgumentException: if count < 1""");
    }

    @Test
    void it_is_markdown_too() {
        assertThat(inspect("lstm().lay|ers(2)", 0).get(MimeBundle.MARKDOWN).orElseThrow())
                .isEqualTo("""
                ```java
                Words.Model Model.layers(int count)
                int Model.layers()
                ```

                Returns a model with another number of **layers**, such as `layers(2)`.

                See `hidden(int)` and `List`:

                - one is `List<Layer>` of one

                - two learn *more*

                **Parameters**

                - `count` – at least 1

                **Returns**

                - a new model

                **Throws**

                - `IllegalArgumentException` – if `count < 1`""");
    }

    @Test
    void it_is_html_too_with_everything_escaped() {
        String html =
                (String) inspect("lstm().lay|ers(2)", 0).get(MimeBundle.HTML).orElseThrow();

        assertThat(html)
                .startsWith(
                        "<pre><b>Words.Model Model.layers(int count)\nint Model.layers()</b></pre><div>Returns a model")
                .contains("<b>layers</b>", "<code>List&lt;Layer&gt;</code>", "<li>two learn <em>more</em>")
                .contains("<ul><li><code>count</code> – at least 1</li></ul>", "<code>count &lt; 1</code>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "lst|m()~ Returns an LSTM.",
                "Wor|ds~ Words as a library of Cellstate has them.",
                "new Mo|del(1, 2)~ A model that says what it is.",
                "Activation.RE|LU~ Words.Activation",
                "import org.cellstate.play.Wo|rds; ~ Words as a library",
                "lstm().loss(ma|e())~ Returns the mean absolute error.",
                "lstm().loss(|~ Returns a model with another loss."
            })
    void what_stands_at_the_cursor_is_documented(String code, String expected) {
        assertThat(inspect(code, 0).text()).contains(expected.strip());
    }

    @Test
    void the_source_of_what_a_cell_declared_is_shown_when_more_is_asked_for() {
        assertThat(inspect("twi|ce(1)", 0).text()).isEqualTo("int twice(int value)");
        assertThat(inspect("twi|ce(1)", 1).text())
                .isEqualTo("int twice(int value)\n\nint twice(int value) {\n    return 2 * value; // <b>\n}");
        assertThat((String) inspect("twi|ce(1)", 1).get(MimeBundle.HTML).orElseThrow())
                .contains("// &lt;b&gt;");
    }

    @Test
    void the_overload_that_fits_the_arguments_so_far_comes_first() {
        assertThat(inspect("pick(1, |", 0).text()).startsWith("void pick(int count, String name)");
        assertThat(inspect("pick(\"a\", |", 0).text()).startsWith("void pick(String name, int count)");
        assertThat(inspect("pick(|", 0).text().lines()).hasSize(3);
    }
}
