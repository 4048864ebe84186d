package org.cellstate.dsl.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.cellstate.dsl.data.DataProblem;

/** Zip files, whole or not at all: written aside and moved, and read with every checksum. One content makes one file, to the bit. */
final class ZipFiles {

    /** A zip's own first day: the time of writing would make two files of one model. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private static final int[] BEGINNING = {'P', 'K', 3, 4};

    private ZipFiles() {}

    static void write(Path file, Map<String, byte[]> entries) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new DataProblem(
                    "A model is saved in a folder that is there.",
                    file.toString(),
                    "Files.createDirectories(Path.of(\"" + folder + "\")) before");
        }
        if (Files.isDirectory(file)) {
            throw new DataProblem(
                    "A model is saved as a file.",
                    file + ", which is a folder",
                    ".save(\"" + file.resolve("model.zip") + "\")");
        }
        try {
            Path aside = Files.createTempFile(folder, ".model", ".part");
            try {
                Files.delete(aside);
                Files.write(aside, zipped(entries)); // made anew, with the rights that files of this user have
                Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(aside);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    private static byte[] zipped(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                ZipEntry head = new ZipEntry(entry.getKey());
                head.setTimeLocal(NO_TIME);
                zip.putNextEntry(head);
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    static Map<String, byte[]> read(Path file) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new DataProblem(
                    "A model is loaded from a file that is there and readable.",
                    file.toString(),
                    "the right path; relative ones start at " + Path.of("").toAbsolutePath());
        }
        try {
            if (!beginsAsZip(file)) {
                throw new DataProblem(
                        "A model is loaded from a file that save(path) wrote.",
                        file + ", which is no zip",
                        "the path that the model was saved to");
            }
            return entries(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private static boolean beginsAsZip(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            for (int wanted : BEGINNING) {
                if (bytes.read() != wanted) {
                    return false;
                }
            }
            return true;
        }
    }

    private static Map<String, byte[]> entries(Path file) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                byte[] bytes = zip.getInputStream(entry).readAllBytes();
                CRC32 sum = new CRC32();
                sum.update(bytes);
                // A zip file that is read by its directory does not compare this by itself.
                if (sum.getValue() != entry.getCrc()) {
                    throw Archive.damaged(file, entry.getName() + " has another checksum than the zip says");
                }
                entries.put(entry.getName(), bytes);
            }
            return entries;
        } catch (ZipException | java.io.EOFException e) {
            throw Archive.damaged(file, Objects.requireNonNullElse(e.getMessage(), "it ends too early"));
        }
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    static String libraryVersion() {
        return Objects.requireNonNullElse(ZipFiles.class.getPackage().getImplementationVersion(), "0.1.0");
    }
}
