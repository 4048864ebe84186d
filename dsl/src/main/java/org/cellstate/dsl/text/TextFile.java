package org.cellstate.dsl.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.cellstate.dsl.data.DataProblem;

/** Reads texts from files. What is not in the charset it should be in is refused, with the first byte that shows it. */
public final class TextFile {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private TextFile() {}

    /**
     * Reads a file, or all files of a folder whose names end in {@code .txt}, in the order of their names. A byte order mark is left out.
     *
     * @throws DataProblem if there is no such file, or it is not in this charset
     */
    public static List<TextDocument> documents(Path path, Charset charset) {
        if (!Files.isDirectory(path)) {
            return List.of(document(path, charset));
        }
        try (Stream<Path> files = Files.list(path)) {
            List<TextDocument> documents = files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().toLowerCase(Locale.ROOT).endsWith(".txt"))
                    .sorted()
                    .map(file -> document(file, charset))
                    .toList();
            if (documents.isEmpty()) {
                throw new DataProblem(
                        "A folder of texts has files whose names end in .txt.",
                        path + " has none",
                        "the path of one file");
            }
            return documents;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + path, e);
        }
    }

    private static TextDocument document(Path path, Charset charset) {
        return new TextDocument(path.getFileName().toString(), read(path, charset));
    }

    /** Reads a file as text, as {@link #documents} does. */
    public static String read(Path path, Charset charset) {
        if (!Files.isReadable(path) || Files.isDirectory(path)) {
            throw new DataProblem(
                    "A text is read from a file that is there and readable.",
                    path.toString(),
                    "the right path; relative ones start at " + Path.of("").toAbsolutePath());
        }
        try {
            return text(Files.readAllBytes(path), path.toString(), charset);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }

    static String text(byte[] bytes, String source, Charset charset) {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate((int) Math.ceil(bytes.length * (double) decoder.maxCharsPerByte()) + 1);
        CoderResult result = decoder.decode(in, out, true);
        if (result.isUnderflow()) {
            result = decoder.flush(out);
        }
        if (result.isError()) {
            throw refused(bytes, in.position(), source, charset);
        }
        String text = out.flip().toString();
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    private static DataProblem refused(byte[] bytes, int at, String source, Charset charset) {
        String line = "";
        if (charset.equals(StandardCharsets.UTF_8)) {
            long before = 0;
            for (int i = 0; i < at; i++) {
                before += bytes[i] == '\n' ? 1 : 0;
            }
            line = " (line " + (before + 1) + ")";
        }
        String likely = likely(bytes);
        return new DataProblem(
                "A text file is in " + charset.name() + ", unless another charset is said.",
                String.format(
                        Locale.ROOT,
                        "%s: byte %d%s is 0x%02X, which cannot stand there",
                        source,
                        at,
                        line,
                        bytes[at] & 0xFF),
                likely.isEmpty()
                        ? "another file: this one has zeros in it and is hardly text"
                        : "the file saved as UTF-8, or text(path, Charset.forName(\"" + likely
                                + "\")), which it may be in");
    }

    /** Returns the charset that bytes may be text in that are not UTF-8; none if they look like no text at all. */
    private static String likely(byte[] bytes) {
        int first = bytes.length > 1 ? (bytes[0] & 0xFF) << 8 | (bytes[1] & 0xFF) : 0;
        if (first == 0xFFFE || first == 0xFEFF) {
            return "UTF-16";
        }
        int[] zeros = new int[2];
        boolean high = false;
        boolean control = false;
        for (int i = 0; i < bytes.length; i++) {
            int value = bytes[i] & 0xFF;
            zeros[i % 2] += value == 0 ? 1 : 0;
            high |= value >= 0xA0;
            control |= value >= 0x80 && value < 0xA0;
        }
        if (zeros[0] + zeros[1] == 0) {
            return control || !high ? "windows-1252" : "ISO-8859-1";
        }
        boolean wide = 3 * Math.max(zeros[0], zeros[1]) > bytes.length;
        return wide ? (zeros[0] > zeros[1] ? "UTF-16BE" : "UTF-16LE") : "";
    }
}
