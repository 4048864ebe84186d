package org.cellstate.kernel.repl;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The class path of a session as its compiler sees it: jars with what is in them, and folders.
 *
 * <p>The jars that a session starts with are read in a thread of their own, while the compiler is made ready. Left to the compiler, each
 * would become a file system and be walked through, which is half of a session's start.
 */
final class ClassPath implements Closeable {

    private final CompletableFuture<List<Entry>> first = new CompletableFuture<>();
    private final Set<Path> known = new HashSet<>();
    private @Nullable List<Entry> entries;

    /**
     * A jar, or a folder.
     *
     * @param jar what is in it; none for a folder, and for what is not there
     */
    record Entry(Path path, @Nullable JarIndex jar) {}

    /** Begins to read. */
    ClassPath(List<Path> paths) {
        Thread thread = new Thread(() -> begin(paths), "cellstate-class-path");
        thread.setDaemon(true);
        thread.start();
    }

    private void begin(List<Path> paths) {
        try {
            first.complete(read(paths));
        } catch (RuntimeException | Error e) {
            first.completeExceptionally(e);
        }
    }

    /** Adds jars and folders behind those that are there. */
    synchronized void add(List<Path> paths) {
        List<Entry> all = new ArrayList<>(entries());
        all.addAll(read(paths));
        entries = List.copyOf(all);
    }

    /** Returns the jars and folders in order, those included that jars name in their manifests. Waits until they are read. */
    synchronized List<Entry> entries() {
        if (entries == null) {
            entries = first.join();
        }
        return entries;
    }

    private List<Entry> read(List<Path> paths) {
        List<Entry> read = new ArrayList<>();
        paths.forEach(path -> read(path, read));
        return List.copyOf(read);
    }

    private void read(Path path, List<Entry> read) {
        if (!known.add(path.toAbsolutePath().normalize())) {
            return;
        }
        if (!Files.isRegularFile(path)) {
            read.add(new Entry(path, null));
            return;
        }
        try {
            JarIndex jar = JarIndex.read(path);
            read.add(new Entry(path, jar));
            jar.named().forEach(named -> read(named, read));
        } catch (IOException e) {
            // No jar: nothing of it can be seen, as with the loader of classes.
        }
    }

    @Override
    public synchronized void close() throws IOException {
        for (Entry entry : entries()) {
            if (entry.jar() != null) {
                entry.jar().close();
            }
        }
    }
}
