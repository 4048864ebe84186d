package org.cellstate.kernel.server;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cellstate.kernel.wire.Fields;
import org.cellstate.kernel.wire.InvalidContentException;
import org.cellstate.kernel.wire.Json;

/**
 * The inputs of all sessions of a user: one JSON object a line, oldest first, in a file that several kernels write to.
 *
 * <p>Writers take turns by a lock on a file beside it. A line that a crash has cut off is skipped, and the next one starts on a
 * line of its own. When the file has grown large, a new session keeps its newer half. Only its owner can read it.
 */
final class HistoryFile {

    /** A file longer than this loses its older half when the next session begins, in bytes. */
    static final long LARGE = 4L << 20;

    /** A lock on a file is the process's: threads of one process exclude each other by this. */
    private static final ReentrantLock WITHIN_PROCESS = new ReentrantLock();

    private static final String SESSION = "session";
    private static final String NUMBER = "number";
    private static final String CODE = "code";
    private static final Pattern BEGINNING = Pattern.compile("\\{\"session\":(\\d{1,9})[,}]");
    private static final byte[] LINE_BREAK = {'\n'};

    private final Path file;

    HistoryFile(Path file) {
        this.file = file.toAbsolutePath();
    }

    /**
     * One input.
     *
     * @param session the number of its session, from 1
     * @param number the number shown beside it
     */
    record Entry(int session, int number, String code) {

        private JsonObject json() {
            JsonObject json = new JsonObject();
            json.addProperty(SESSION, session);
            json.addProperty(NUMBER, number);
            json.addProperty(CODE, code);
            return json;
        }
    }

    /** What there is: the inputs in the order of the file, and the number of the newest session, 0 where there is none. */
    record Content(List<Entry> entries, int newest) {}

    /** Begins a session and returns its number: one more than the newest. */
    int begin() throws IOException {
        try (Turn turn = new Turn()) {
            shorten();
            int session = newest() + 1;
            JsonObject line = new JsonObject();
            line.addProperty(SESSION, session);
            turn.append(line);
            return session;
        }
    }

    void append(Entry entry) throws IOException {
        try (Turn turn = new Turn()) {
            turn.append(entry.json());
        }
    }

    /** Reads the file, without waiting for those who write to it. */
    Content read() throws IOException {
        List<Entry> entries = new ArrayList<>();
        int newest = 0;
        for (String line : lines()) {
            try {
                Fields fields = new Fields(Json.object(line));
                int session = fields.integer(SESSION);
                newest = Math.max(newest, session);
                if (fields.has(NUMBER)) {
                    entries.add(new Entry(session, fields.integer(NUMBER), fields.text(CODE)));
                }
            } catch (JsonParseException | InvalidContentException e) {
                // cut off by a crash, or not ours: the other lines stand
            }
        }
        return new Content(entries, newest);
    }

    /** Returns the number of the newest session without reading more of each line than that. */
    private int newest() throws IOException {
        return lines().stream()
                .map(BEGINNING::matcher)
                .filter(Matcher::lookingAt)
                .mapToInt(matcher -> Integer.parseInt(matcher.group(1)))
                .max()
                .orElse(0);
    }

    private List<String> lines() throws IOException {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    /** Drops the older half of a large file: the rest is written aside and moved. */
    private void shorten() throws IOException {
        if (!Files.exists(file) || Files.size(file) <= LARGE) {
            return;
        }
        byte[] all = Files.readAllBytes(file);
        int start = all.length / 2;
        while (start < all.length && all[start - 1] != '\n') {
            start++;
        }
        Path aside = Files.createTempFile(file.getParent(), ".history", ".jsonl", ownerOnly());
        try {
            try (FileChannel channel = FileChannel.open(aside, StandardOpenOption.WRITE)) {
                write(channel, ByteBuffer.wrap(all, start, all.length - start));
            }
            try {
                Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    private static void write(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private FileAttribute<?>[] ownerOnly() {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    /** The time in which this writer alone writes. */
    private final class Turn implements AutoCloseable {

        private final FileChannel lockFile;
        private final FileLock lock;

        Turn() throws IOException {
            WITHIN_PROCESS.lock();
            FileChannel opened = null;
            try {
                Files.createDirectories(file.getParent());
                Path beside = file.resolveSibling(file.getFileName() + ".lock");
                opened = open(beside, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                lock = opened.lock();
                lockFile = opened;
            } catch (IOException | RuntimeException e) {
                if (opened != null) {
                    opened.close();
                }
                WITHIN_PROCESS.unlock();
                throw e;
            }
        }

        private FileChannel open(Path path, OpenOption... options) throws IOException {
            return FileChannel.open(path, Set.copyOf(Stream.of(options).toList()), ownerOnly());
        }

        void append(JsonObject line) throws IOException {
            try (FileChannel channel =
                    open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                long end = channel.size();
                channel.position(end);
                if (end > 0 && !endsWithLineBreak(channel, end)) {
                    write(channel, ByteBuffer.wrap(LINE_BREAK));
                }
                write(channel, ByteBuffer.wrap(Json.bytes(line)));
                write(channel, ByteBuffer.wrap(LINE_BREAK));
            }
        }

        private static boolean endsWithLineBreak(FileChannel channel, long end) throws IOException {
            ByteBuffer last = ByteBuffer.allocate(1);
            return channel.read(last, end - 1) == 1 && last.get(0) == '\n';
        }

        @Override
        public void close() throws IOException {
            try (lockFile) {
                lock.release();
            } finally {
                WITHIN_PROCESS.unlock();
            }
        }
    }
}
