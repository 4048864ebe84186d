package org.cellstate.dsl.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.cellstate.dsl.data.DataProblem;
import org.jspecify.annotations.Nullable;

/**
 * Reads vectors line by line: a word, and numbers with one space before each. Lines are read byte by byte and only words are decoded, because the
 * large files have some that are not UTF-8: those match no word and do no harm. Words may have spaces in them, as some of GloVe's do.
 */
final class VectorReader {

    private final Path path;
    private final Predicate<String> wanted;
    private final Map<String, float[]> vectors = new LinkedHashMap<>();
    private int width;
    private long promised = -1;
    private long number;
    private long words;
    private long repeated;

    private VectorReader(Path path, Predicate<String> wanted) {
        this.path = path;
        this.wanted = wanted;
    }

    static Vectors read(Path path, Predicate<String> wanted) {
        if (!Files.isReadable(path) || Files.isDirectory(path)) {
            throw new DataProblem(
                    "Vectors are read from a file that is there and readable.",
                    path.toString(),
                    "the right path; relative ones start at " + Path.of("").toAbsolutePath());
        }
        VectorReader reader = new VectorReader(path, wanted);
        try (BufferedReader lines = Files.newBufferedReader(path, StandardCharsets.ISO_8859_1)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                reader.line(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
        return reader.done();
    }

    private void line(String line) {
        number++;
        String content = line.stripTrailing();
        if (content.isEmpty()) {
            return;
        }
        if (number == 1) {
            int fields = (int) content.chars().filter(each -> each == ' ').count();
            width = fields;
            if (fields == 1 && header(content)) {
                return;
            }
        }
        words++;
        int end = content.length();
        for (int i = 0; i < width && end > 0; i++) {
            end = content.lastIndexOf(' ', end - 1);
        }
        if (width == 0 || end <= 0) {
            throw refused(width == 0 ? "a word alone" : fields(content) + " numbers", "");
        }
        String word =
                new String(content.substring(0, end).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        if (number <= 2 || wanted.test(word)) {
            float[] vector = numbers(content, end);
            if (wanted.test(word) && vectors.putIfAbsent(word, vector) != null) {
                repeated++;
            }
        }
    }

    private boolean header(String line) {
        int space = line.indexOf(' ');
        if (!line.chars().allMatch(each -> each == ' ' || (each >= '0' && each <= '9'))) {
            return false;
        }
        promised = Long.parseLong(line.substring(0, space));
        width = Integer.parseInt(line.substring(space + 1));
        return true;
    }

    private static int fields(String line) {
        return (int) line.chars().filter(each -> each == ' ').count();
    }

    private float[] numbers(String line, int start) {
        float[] vector = new float[width];
        int from = start + 1;
        for (int i = 0; i < width; i++) {
            int space = line.indexOf(' ', from);
            String field = line.substring(from, space < 0 ? line.length() : space);
            Float value = parsed(field);
            if (value == null || !Float.isFinite(value)) {
                throw refused("\"" + field + "\" where number " + (i + 1) + " should be", "");
            }
            vector[i] = value;
            from = space + 1;
        }
        return vector;
    }

    private static @Nullable Float parsed(String field) {
        try {
            return Float.valueOf(field);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private DataProblem refused(String received, String more) {
        return new DataProblem(
                "Each line of a file of vectors is a word and as many numbers as the first line says or has"
                        + (width > 0 ? ", here " + width : "") + ".",
                path + ", line " + number + ": " + received + more,
                "a text file as word2vec or GloVe write it; a binary one must be turned into text");
    }

    private Vectors done() {
        if (words == 0 || words < promised) {
            throw new DataProblem(
                    "A file of vectors has as many words as its first line says, and at least one.",
                    path + ": " + words + " words" + (promised < 0 ? "" : " of " + promised),
                    "the whole file");
        }
        return new Vectors(vectors, width, words, repeated);
    }
}
