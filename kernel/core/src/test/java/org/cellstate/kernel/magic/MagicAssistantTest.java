package org.cellstate.kernel.magic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.complete.Assistant;
import org.cellstate.kernel.complete.Assistant.Completion;
import org.cellstate.kernel.complete.Assistant.Completions;
import org.cellstate.kernel.complete.JavaAssistant;
import org.cellstate.kernel.maven.FileRepository;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(Lifecycle.PER_CLASS)
class MagicAssistantTest {

    private Path directory;
    private MagicCells cells;
    private Assistant assistant;

    @BeforeAll
    void start(@TempDir Path temporary) {
        directory = temporary;
        FileRepository repository =
                new FileRepository(temporary).artifact("lib", "1").artifact("lib", "2");
        cells = new MagicCells(List.of(), repository.settings());
        assistant = cells.magics.assistant(new JavaAssistant(cells.session));
        cells.run("String greeting = \"hello\";");
    }

    @AfterAll
    void close() {
        cells.close();
    }

    /** Completes at a bar in the code. */
    private Completions complete(String code) {
        int bar = code.indexOf('|');
        return assistant.complete(code.replace("|", ""), code.codePointCount(0, bar));
    }

    private List<String> texts(String code) {
        return complete(code).matches().stream().map(Completion::text).toList();
    }

    @Test
    void names_are_offered_where_a_magic_may_stand() {
        assertThat(texts("%ma|")).contains("%maven", "%mavenRepo", "%magic").doesNotContain("%time");
        assertThat(texts("int a = 1;\n  %|")).contains("%maven", "%time");
        assertThat(texts("%%|")).contains("%%sh", "%%time", "%%loadFromPOM").doesNotContain("%%maven");
        assertThat(texts("int r = a\n  %m|")).doesNotContain("%maven");
        assertThat(complete("/*😀*/ int a;\n%whos|"))
                .satisfies(
                        found -> assertThat(List.of(found.start(), found.end())).isEqualTo(List.of(13, 18)));
    }

    @Test
    void options_and_paths_are_offered() throws IOException {
        Files.createDirectories(directory.resolve("data/inner"));
        Files.writeString(directory.resolve("data/inside.java"), "");
        Files.writeString(directory.resolve("data/.hidden"), "");

        assertThat(texts("%maven --|")).containsExactly("--exclude", "--offline");
        assertThat(texts("%load " + directory + "/data/in|"))
                .containsExactly(directory + "/data/inner/", directory + "/data/inside.java");
        assertThat(texts("!cat " + directory + "/data/|")).hasSize(2);
        assertThat(texts("%help may|")).isEmpty();
        assertThat(texts("%help mave|")).containsExactly("maven", "mavenRepo");
    }

    @Test
    void what_was_downloaded_is_offered_as_coordinates() {
        cells.run("%maven test:lib:1");

        assertThat(texts("%maven test:|")).containsExactly("test:lib");
        assertThat(texts("%maven other:a:1 test:lib:|")).containsExactly("test:lib:1");
    }

    @Test
    void java_in_and_around_magics_is_completed() {
        assertThat(texts("%time greeting.isEmp|")).contains("isEmpty()");
        assertThat(texts("!echo \"\n%time 1\ngreeting.isEmp|")).contains("isEmpty()");
        assertThat(texts("%%time\ngreeting.isEmp|\n")).contains("isEmpty()");
        assertThat(texts("!echo 😀\nint x = greet|")).contains("greeting");
        assertThat(complete("!echo 😀\nint x = greet|").start()).isEqualTo(16);
    }

    @Test
    void inspecting_a_magic_gives_its_help_and_inspecting_its_java_the_java_s() {
        assertThat(inspect("int a = 1;\n%ma|ven a:b:1")).contains("%maven GROUP:ARTIFACT");
        assertThat(inspect("%%s|h\nls")).contains("%%sh");
        assertThat(inspect("!l|s")).contains("Runs a command");
        assertThat(inspect("%time greeting.isEm|pty()")).contains("boolean").doesNotContain("%time");
        assertThat(inspect("!true\ngreeting.isEm|pty()")).contains("boolean");
    }

    private String inspect(String code) {
        int bar = code.indexOf('|');
        return assistant
                .inspect(code.replace("|", ""), bar, 0)
                .map(MimeBundle::text)
                .orElse("");
    }

    @ParameterizedTest
    @CsvSource({
        "'%whos', complete",
        "'!ls', complete",
        "'!ls \\', incomplete",
        "'%%sh', incomplete",
        "'%%sh\nls', incomplete",
        "'%%sh\nls\n', complete",
        "'%%time\nint a = 1;', complete",
        "'%%time\nif (true) {', incomplete",
        "'%time foo(', incomplete",
        "'!true\nfoo(', incomplete",
        "'!true\nint a = 1;', complete",
        "'int a = 1;', complete"
    })
    void cells_with_magics_are_whole_or_not(String code, String status) {
        assertThat(assistant.isComplete(code).status()).isEqualTo(status);
    }
}
