package org.cellstate.tests.bench.language;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cellstate.dsl.text.TextCorpus;

/**
 * A corpus on disk, for everyone to read: two lines of token numbers, those that train and those held out.
 *
 * @param path of the file
 * @param vocabulary the numbers are below it
 */
record TokenFile(Path path, int vocabulary) {

    /** Writes a corpus. What validates and what tests is held out together. */
    static TokenFile of(TextCorpus corpus, Path path) throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent());
        List<String> heldOut = Stream.concat(corpus.validation().stream(), corpus.test().stream())
                .toList();
        Files.write(path, List.of(line(corpus, corpus.training()), line(corpus, heldOut)));
        return new TokenFile(path, corpus.tokenizer().vocabulary().size());
    }

    private static String line(TextCorpus corpus, List<String> texts) {
        return texts.stream()
                .flatMapToInt(text -> IntStream.of(corpus.tokenizer().encode(text)))
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(" "));
    }
}
