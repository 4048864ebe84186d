package org.cellstate.kernel.complete;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.cellstate.kernel.complete.Described.DocPlace;
import org.jspecify.annotations.Nullable;

/**
 * Finds the source of a class: of the JDK in its {@code lib/src.zip}, of a library in a {@code -sources.jar} beside its jar, of what
 * was built on this machine in {@code src/main/java} beside the {@code target} it was built to.
 */
final class SourceFiles {

    private static final String TARGET = "target";

    private final ClassLoader classPath;
    private final Path javaHome;

    SourceFiles(ClassLoader classPath, Path javaHome) {
        this.classPath = classPath;
        this.javaHome = javaHome;
    }

    /** Returns why the documentation of a class cannot be shown, if that is so for its whole library. */
    Optional<String> lacking(DocPlace place) {
        return !place.module().isEmpty() && !Files.isReadable(jdkSources())
                ? Optional.of("(no documentation of the JDK: " + javaHome.resolve("lib") + " has no src.zip)")
                : Optional.empty();
    }

    /** Returns the source file that a class stands in. */
    Optional<String> source(DocPlace place) {
        String file = place.topLevel().replace('.', '/') + ".java";
        try {
            if (!place.module().isEmpty()) {
                return inZip(jdkSources(), place.module() + "/" + file);
            }
            Path entry = entry(place.topLevel().replace('.', '/') + ".class");
            if (entry == null) {
                return Optional.empty();
            }
            for (Path folder : folders(entry)) {
                Path source = folder.resolve(file);
                if (Files.isRegularFile(source)) {
                    return Optional.of(Files.readString(source));
                }
            }
            return inZip(sourcesJar(entry), file);
        } catch (IOException e) {
            return Optional.empty(); // a library that cannot be read has no documentation to show
        }
    }

    private Path jdkSources() {
        return javaHome.resolve("lib").resolve("src.zip");
    }

    /** Returns the jar or the folder that holds a class file. */
    private @Nullable Path entry(String classFile) throws IOException {
        URL url = classPath.getResource(classFile);
        if (url == null) {
            return null;
        }
        try {
            if (url.openConnection() instanceof JarURLConnection jar) {
                return Path.of(jar.getJarFileURL().toURI());
            }
            String text = url.toString();
            return text.startsWith("file:")
                    ? Path.of(URI.create(text.substring(0, text.length() - classFile.length())))
                    : null;
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    private static List<Path> folders(Path entry) {
        List<Path> folders = new ArrayList<>();
        Path parent = entry.getParent();
        if (parent != null && parent.endsWith(TARGET) && parent.getParent() != null) {
            folders.add(parent.resolveSibling("src/main/java"));
        }
        return folders;
    }

    private static Path sourcesJar(Path jar) {
        String name = String.valueOf(jar.getFileName());
        String stem = name.endsWith(".jar") ? name.substring(0, name.length() - ".jar".length()) : name;
        return jar.resolveSibling(stem + "-sources.jar");
    }

    private static Optional<String> inZip(Path zip, String name) throws IOException {
        if (!Files.isReadable(zip)) {
            return Optional.empty();
        }
        try (ZipFile file = new ZipFile(zip.toFile())) {
            ZipEntry entry = file.getEntry(name);
            if (entry == null) {
                return Optional.empty();
            }
            try (InputStream in = file.getInputStream(entry)) {
                return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
    }
}
