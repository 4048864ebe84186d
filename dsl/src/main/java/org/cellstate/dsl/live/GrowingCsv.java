package org.cellstate.dsl.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Optional;
import org.cellstate.dsl.data.DataProblem;
import org.cellstate.dsl.data.Panel;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file that others append rows to. Each poll reads what has been added since, up to the last end of a line: a line that is still being
 * written waits. The file may only grow; where it was cut, replaced or written over, that is said.
 */
final class GrowingCsv implements RowSource {

    /** So many bytes before the place that was read to must still be what they were. */
    private static final int REMEMBERED = 256;

    private final Path file;
    private final CsvRows rows;
    private final @Nullable Object key;
    private byte[] remembered = new byte[0];
    private long offset;

    /**
     * @param date the column of time stamps; empty for the first one
     * @param value the column of values
     */
    GrowingCsv(Path file, String date, String value) {
        this.file = file;
        this.rows = new CsvRows(file.toString(), date, value);
        this.key = attributes().fileKey();
    }

    @Override
    public Optional<Panel> poll(Panel known) {
        return rows.panel(known, added());
    }

    /** Returns whole lines that were added since the last call. */
    private String added() {
        BasicFileAttributes now = attributes();
        if (now.fileKey() != null && !now.fileKey().equals(key)) {
            throw changed("another file now stands at " + file);
        }
        if (now.size() < offset) {
            throw changed(file + " has " + now.size() + " bytes, where " + offset + " were read, " + rows.read());
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            byte[] before = bytes(channel, offset - remembered.length, remembered.length);
            if (!Arrays.equals(before, remembered)) {
                throw changed("the last lines that were read of " + file + " are others now, " + rows.read());
            }
            byte[] fresh = bytes(channel, offset, Math.toIntExact(now.size() - offset));
            int end = fresh.length;
            while (end > 0 && fresh[end - 1] != '\n') {
                end--;
            }
            remember(Arrays.copyOf(fresh, end));
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(fresh, 0, end))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new DataProblem(
                    "A CSV file is text in UTF-8.",
                    file + " has bytes that are not, " + rows.read(),
                    "write it as UTF-8");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private void remember(byte[] read) {
        offset += read.length;
        byte[] all = Arrays.copyOf(remembered, remembered.length + read.length);
        System.arraycopy(read, 0, all, remembered.length, read.length);
        remembered = Arrays.copyOfRange(all, Math.max(0, all.length - REMEMBERED), all.length);
    }

    private static byte[] bytes(FileChannel channel, long from, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining() && channel.read(buffer, from + buffer.position()) >= 0) {
            // reads on
        }
        return Arrays.copyOf(buffer.array(), buffer.position());
    }

    private BasicFileAttributes attributes() {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class);
        } catch (IOException e) {
            throw new DataProblem(
                    "A file that is watched is there and readable.",
                    file.toString(),
                    "the right path; relative ones start at " + Path.of("").toAbsolutePath());
        }
    }

    private static DataProblem changed(String received) {
        return new DataProblem(
                "A file that is watched only grows.",
                received,
                "appending rows instead; or watch again, from a file with all rows after those that the model knew");
    }
}
