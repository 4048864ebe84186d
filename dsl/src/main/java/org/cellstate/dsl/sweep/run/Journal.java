package org.cellstate.dsl.sweep.run;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.cellstate.dsl.data.DataProblem;
import org.cellstate.dsl.sweep.Report;
import org.cellstate.dsl.sweep.Task;
import org.cellstate.dsl.sweep.TrialRecord;
import org.cellstate.kernel.api.JsonText;
import org.jspecify.annotations.Nullable;

/**
 * The file of a study: a line of JSON that says whose it is, and one for each thing that happened. Lines are only ever added, each is with
 * the system before the next thing happens, and on the disk when a trial has ended. One process at a time writes it.
 *
 * <p>A process that is killed leaves at most one line without its end: that line is dropped. A line that is broken otherwise is an error.
 */
final class Journal implements AutoCloseable {

    /** Behind what any file holds: a lock there keeps nobody from reading, also where locks are mandatory. */
    private static final long LOCKED = Long.MAX_VALUE - 1;

    private final RandomAccessFile file; // its channel would be closed by an interrupt of the thread that writes
    private final FileLock lock;
    private final Kept kept;

    private Journal(RandomAccessFile file, FileLock lock, Kept kept) {
        this.file = file;
        this.lock = lock;
        this.kept = kept;
    }

    /**
     * Opens a file, or makes it.
     *
     * @throws DataProblem if it can be neither read nor written, another one writes it, or a line of it is broken
     * @throws org.cellstate.dsl.data.ConfigProblem if it is another study's
     */
    static Journal open(Path path, StudyHead head) {
        Path folder = path.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new DataProblem(
                    "A journal is kept in a folder that is there.",
                    path.toString(),
                    "Files.createDirectories(Path.of(\"" + folder + "\")) before");
        } else if (Files.isDirectory(path)) {
            throw new DataProblem(
                    "A journal is kept in a file.",
                    path + ", which is a folder",
                    ".journal(\"" + path.resolve("sweep.jsonl") + "\")");
        }
        try {
            RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
            try {
                return opened(path, file, head);
            } catch (IOException | RuntimeException e) {
                file.close();
                throw e;
            }
        } catch (IOException e) {
            throw new DataProblem(
                    "A journal is kept in a file that can be written.",
                    path + ": " + e.getMessage(),
                    "a file in a folder of your own, on a disk with room");
        }
    }

    private static Journal opened(Path path, RandomAccessFile file, StudyHead head) throws IOException {
        FileLock lock = locked(path, file);
        byte[] bytes = new byte[Math.toIntExact(file.length())];
        file.readFully(bytes);
        int whole = bytes.length;
        while (whole > 0 && bytes[whole - 1] != '\n') {
            whole--;
        }
        String rest = new String(bytes, whole, bytes.length - whole, StandardCharsets.UTF_8);
        if (whole == 0 && !StudyHead.begins(rest)) {
            throw StudyHead.foreign(path);
        }
        Kept kept = whole == 0 ? Kept.nothing() : read(path, bytes, whole, head);
        if (!rest.isEmpty()) {
            file.setLength(whole);
        }
        file.seek(whole);
        Journal journal = new Journal(file, lock, whole > 0 && !rest.isEmpty() ? kept.withoutLast() : kept);
        if (whole == 0) {
            journal.write(head.tree());
            file.getFD().sync();
        }
        return journal;
    }

    private static FileLock locked(Path path, RandomAccessFile file) throws IOException {
        FileLock lock = null;
        try {
            lock = file.getChannel().tryLock(LOCKED, 1, false);
        } catch (OverlappingFileLockException e) {
            // Another sweep of this process has it.
        }
        if (lock == null) {
            throw new DataProblem(
                    "A journal is written by one sweep at a time.",
                    path + ", which a sweep that runs is writing",
                    "another file, or wait for its end; it may run in another notebook");
        }
        return lock;
    }

    private static Kept read(Path path, byte[] bytes, int whole, StudyHead head) {
        Kept.Reader reader = new Kept.Reader();
        int number = 0;
        int from = 0;
        for (int at = 0; at < whole; at++) {
            if (bytes[at] == '\n') {
                number++;
                Map<?, ?> line = parsed(path, number, ByteBuffer.wrap(bytes, from, at - from));
                if (number == 1) {
                    head.check(path, line);
                } else {
                    take(path, number, line, reader);
                }
                from = at + 1;
            }
        }
        return reader.kept();
    }

    private static Map<?, ?> parsed(Path path, int number, ByteBuffer bytes) {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
            return JournalLines.object(JsonText.parsed(text));
        } catch (CharacterCodingException | IllegalArgumentException e) {
            throw number == 1 ? StudyHead.foreign(path) : broken(path, number, "it is no object of JSON");
        }
    }

    private static void take(Path path, int number, Map<?, ?> line, Kept.Reader reader) {
        try {
            reader.take(line);
        } catch (IllegalArgumentException e) {
            throw broken(path, number, String.valueOf(e.getMessage()));
        }
    }

    private static DataProblem broken(Path path, int number, String what) {
        return new DataProblem(
                "Every line of a journal is as the sweep wrote it.",
                path + ", line " + number + ": " + what,
                "another copy of the file, or delete this line and all after it: the study goes on from there");
    }

    /** Returns what stood in it. */
    Kept kept() {
        return kept;
    }

    /**
     * Writes that a trial begins.
     *
     * @param at seconds after the study began
     */
    void began(Task task, double at) throws IOException {
        write(timed(JournalLines.began(task), at));
    }

    /** Writes what a trial reported. */
    void reported(int trial, Report report, double at) throws IOException {
        write(timed(JournalLines.reported(trial, report), at));
    }

    /** Writes that a trial ended, and waits until all is on the disk. */
    void ended(TrialRecord trial, double at) throws IOException {
        write(timed(JournalLines.ended(trial), at));
        file.getFD().sync();
    }

    private static Map<String, @Nullable Object> timed(Map<String, @Nullable Object> line, double at) {
        Map<String, @Nullable Object> timed = new LinkedHashMap<>(line);
        timed.put("at", JournalLines.number(at));
        return timed;
    }

    private void write(Map<String, @Nullable Object> line) throws IOException {
        file.write((JsonText.line(line) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        try {
            lock.release();
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the journal cannot be closed: " + e.getMessage(), e);
        }
    }
}
