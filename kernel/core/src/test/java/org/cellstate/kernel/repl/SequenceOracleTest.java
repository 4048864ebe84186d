package org.cellstate.kernel.repl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sequences of snippets give the values that the JDK's own jshell program gives; made by {@code oracle/make_expected.py}. */
class SequenceOracleTest {

    /** Sessions are renewed from time to time, because declarations pile up and make each next one slower. */
    private static final int SEQUENCES_PER_SESSION = 40;

    private static final String IMPORTS = """
            import java.io.*;
            import java.math.*;
            import java.net.*;
            import java.nio.file.*;
            import java.util.*;
            import java.util.concurrent.*;
            import java.util.function.*;
            import java.util.prefs.*;
            import java.util.regex.*;
            import java.util.stream.*;""";

    private final List<String> expected = resource("expected.txt").lines().toList();
    private int asked;

    private static String resource(String name) {
        try (InputStream file = SequenceOracleTest.class.getResourceAsStream("oracle/" + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void sequences_of_snippets_give_the_values_that_jshell_gives() {
        List<String> sequences = List.of(resource("sequences.txt").strip().split("\n\n"));
        List<String> differences = new ArrayList<>();
        for (int from = 0; from < sequences.size(); from += SEQUENCES_PER_SESSION) {
            int to = Math.min(sequences.size(), from + SEQUENCES_PER_SESSION);
            try (Cells cells = new Cells(SessionOptions.of(List.of()).startup(IMPORTS))) {
                for (int i = from; i < to; i++) {
                    String sequence = sequences.get(i).replaceAll("(?<=\\w)_(?!\\w)", "_" + (i + 1));
                    differences.addAll(differences(cells, sequence));
                }
            }
        }

        assertThat(sequences).hasSizeGreaterThanOrEqualTo(300);
        assertThat(asked).isEqualTo(expected.size());
        assertThat(differences).isEmpty();
    }

    private List<String> differences(Cells cells, String sequence) {
        List<String> found = new ArrayList<>();
        for (String snippet : sequence.replace("\n| ", "\t| ").lines().toList()) {
            String code = snippet.replace("\t| ", "\n");
            if (!code.startsWith("? ")) {
                cells.run(code);
                continue;
            }
            String answer = answer(cells.run(code.substring(2)));
            String wanted = expected.get(asked++);
            if (!answer.equals(wanted)) {
                found.add(sequence + "\n  " + code + "\n  received: " + answer + "\n  jshell:   " + wanted);
            }
        }
        return found;
    }

    private static String answer(Outcome outcome) {
        if (outcome instanceof Outcome.Value value) {
            String text = "=" + value.value();
            return text.lines().findFirst().orElse("");
        }
        return outcome instanceof Outcome.Nothing ? "=null" : "!";
    }
}
