package org.cellstate.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a file aside and moves it into place, so that a reader sees the old content or the new one and never a part. */
public final class FileInPlace {

    private FileInPlace() {}

    /**
     * Replaces the content of a file, or makes it, and the folders above it where they are missing.
     *
     * @throws Problem if the place cannot be written
     */
    public static void write(Path file, String content) {
        Path target = file.toAbsolutePath();
        Path aside = target.resolveSibling(
                "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        try {
            if (target.getParent() != null) {
                Files.createDirectories(target.getParent());
            }
            try {
                Files.writeString(aside, content, StandardCharsets.UTF_8);
                move(aside, target);
            } finally {
                Files.deleteIfExists(aside);
            }
        } catch (IOException e) {
            throw new Problem(
                    "The place for a result must be writable.",
                    target + " (" + e + ")",
                    "another path, or free space and write permission there",
                    e);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
