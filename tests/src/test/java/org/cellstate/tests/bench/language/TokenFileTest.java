package org.cellstate.tests.bench.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.cellstate.dsl.text.TextCorpus;
import org.cellstate.dsl.text.TextDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenFileTest {

    @TempDir
    private Path folder;

    @Test
    void what_trains_and_what_is_held_out_are_a_line_each() throws IOException {
        String text = "to be or not to be that is the question ".repeat(20);
        TextCorpus corpus = TextCorpus.of(List.of(new TextDocument("Hamlet", text)));

        TokenFile file = TokenFile.of(corpus, folder.resolve("bench").resolve("tokens.txt"));

        List<String> lines = Files.readAllLines(file.path());
        assertThat(lines).hasSize(2);
        StringBuilder read = new StringBuilder();
        for (String line : lines) {
            int[] ids =
                    Arrays.stream(line.split(" ")).mapToInt(Integer::parseInt).toArray();
            assertThat(Arrays.stream(ids).min().orElseThrow()).isEqualTo(3);
            assertThat(Arrays.stream(ids).max().orElseThrow()).isLessThan(file.vocabulary());
            read.append(corpus.tokenizer().decode(ids));
        }
        assertThat(read).hasToString(text);
        assertThat(lines.get(1).length()).isLessThan(lines.get(0).length() / 5);
    }
}
