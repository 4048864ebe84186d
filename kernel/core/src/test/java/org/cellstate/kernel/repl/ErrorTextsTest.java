package org.cellstate.kernel.repl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** What a reader sees of each kind of error, word for word: {@code errors.txt} beside this class. */
@TestInstance(Lifecycle.PER_CLASS)
class ErrorTextsTest {

    private Cells cells;

    @BeforeAll
    void start() {
        cells = Cells.plain();
    }

    @AfterAll
    void close() {
        cells.close();
    }

    /**
     * A case of the file.
     *
     * @param cells all but the last run well
     */
    record Case(String title, List<String> cells, String expected) {}

    static List<Case> cases() throws IOException {
        try (InputStream in = ErrorTextsTest.class.getResourceAsStream("errors.txt")) {
            String file = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return Stream.of(file.split("(?m)^=== "))
                    .filter(text -> !text.isBlank())
                    .map(ErrorTextsTest::parsed)
                    .toList();
        }
    }

    private static Case parsed(String text) {
        String[] titleAndRest = text.split("\n", 2);
        String[] cellsAndExpected = titleAndRest[1].split("(?m)^>>>\n", 2);
        List<String> cells = new ArrayList<>();
        for (String cell : cellsAndExpected[0].split("(?m)^---\n", -1)) {
            cells.add(cell.stripTrailing());
        }
        return new Case(titleAndRest[0].strip(), cells, cellsAndExpected[1].stripTrailing());
    }

    /** What differs from machine to machine, and between JDKs, as the file has it. */
    static String settled(String traceback) {
        return traceback
                .replaceAll("again \\d+ times", "again N times")
                .replaceAll("at most \\d+ MB", "at most N MB")
                .replaceAll("(?m)^( *at (?:java|jdk)\\.)\\S+\\(\\S+\\)\n", "$1…\n")
                .replaceAll("(?m)(^ *at (?:java|jdk)\\.…\n)+", "$1");
    }

    @TestFactory
    Stream<DynamicTest> an_error_reads_as_in_the_file() throws IOException {
        return cases().stream()
                .map(each -> DynamicTest.dynamicTest(each.title(), () -> {
                    int last = each.cells().size() - 1;
                    String traceback = "";
                    for (int i = 0; i <= last; i++) {
                        Outcome outcome = cells.session.run(each.cells().get(i), i + 1);
                        traceback = outcome instanceof Outcome.Failed failed ? Cells.plain(failed.error()) : "";
                    }

                    assertThat(settled(traceback)).isEqualTo(each.expected());
                }));
    }
}
