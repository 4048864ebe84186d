package org.cellstate.kernel.complete;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cellstate.kernel.complete.Assistant.Completion;
import org.cellstate.kernel.repl.JavaSession;
import org.cellstate.kernel.repl.SessionOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/**
 * The first three suggestions at some hundred places: {@code completions.txt} beside this class. A line has the code with a bar at the
 * cursor, an arrow, and the suggestions with two blanks between.
 */
@TestInstance(Lifecycle.PER_CLASS)
class CompletionCorpusTest {

    private static final String CURSOR = "¦";

    private JavaSession session;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        session = JavaSession.start(
                SessionOptions.of(List.of(Library.build(folder))).startup(resource("session.jsh")));
    }

    @AfterAll
    void close() {
        session.close();
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = CompletionCorpusTest.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @TestFactory
    Stream<DynamicTest> the_first_three_are() throws IOException {
        JavaAssistant assistant = new JavaAssistant(session);
        return resource("completions.txt")
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> DynamicTest.dynamicTest(line, () -> check(assistant, line)));
    }

    private static void check(JavaAssistant assistant, String line) {
        int arrow = line.lastIndexOf(" =>");
        String withCursor = line.substring(0, arrow).replace("\\n", "\n");
        int cursor = withCursor.indexOf(CURSOR);
        String code = withCursor.replace(CURSOR, "");

        List<Completion> found =
                assistant.complete(code, code.codePointCount(0, cursor)).matches();

        String three = found.stream().limit(3).map(Completion::text).collect(Collectors.joining("  "));
        assertThat(three).isEqualTo(line.substring(arrow + " =>".length()).strip());
    }
}
