package org.cellstate.dsl.cluster;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.cellstate.kernel.api.Notebook;

/**
 * Jars and folders with what a session's code sees.
 *
 * @param entries in order
 */
record SessionPath(List<Path> entries) {

    /** What every Spark distribution has already. */
    private static final Pattern OF_SPARK = Pattern.compile(
            "(spark|scala|hadoop|netty|jackson|jersey|hk2|jakarta|log4j|json4s|curator|zookeeper|avro|kryo|chill|metrics|jjwt|zstd|lz4"
                    + "|snappy|parquet|rocksdbjni|leveldbjni|ivy|tink|xbean|javassist|slf4j|commons-(lang3|io|codec|compress|text|crypto"
                    + "|collections4))[-_.].*");

    static SessionPath of(ClassLoader session) {
        Set<Path> entries = new LinkedHashSet<>();
        for (ClassLoader loader = session; loader != null; loader = loader.getParent()) {
            if (loader instanceof URLClassLoader jars) {
                Stream.of(jars.getURLs()).map(SessionPath::path).forEach(entries::add);
            } else if (loader == ClassLoader.getSystemClassLoader()) {
                Pattern.compile(Pattern.quote(File.pathSeparator))
                        .splitAsStream(System.getProperty("java.class.path"))
                        .map(entry -> Path.of(entry).toAbsolutePath())
                        .forEach(entries::add);
            }
        }
        // The kernel shows its interface to a session by a way of its own.
        CodeSource kernel = Notebook.class.getProtectionDomain().getCodeSource();
        if (kernel != null) {
            entries.add(path(kernel.getLocation()));
        }
        entries.removeIf(entry -> !Files.exists(entry));
        return new SessionPath(new ArrayList<>(entries));
    }

    private static Path path(URL url) {
        try {
            URI uri = url.toURI();
            return Path.of(uri);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("no place on this machine: " + url, e);
        }
    }

    /** Returns a jar that has nothing but the names of all entries: a command with them would be too long for some systems. */
    Path asOneJar() {
        Manifest manifest = manifest();
        manifest.getMainAttributes()
                .put(
                        Attributes.Name.CLASS_PATH,
                        entries.stream().map(entry -> entry.toUri().toString()).collect(Collectors.joining(" ")));
        return written(manifest, List.of());
    }

    /** Returns jars for executors elsewhere: without those that Spark has there, folders packed. */
    List<String> jars() {
        List<String> jars = new ArrayList<>();
        for (Path entry : entries) {
            if (Files.isDirectory(entry)) {
                jars.add(packed(entry).toString());
            } else if (!OF_SPARK.matcher(entry.getFileName().toString()).matches()) {
                jars.add(entry.toString());
            }
        }
        return jars;
    }

    private static Path packed(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return written(
                    manifest(),
                    files.filter(Files::isRegularFile)
                            .map(file -> List.of(folder, file))
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Manifest manifest() {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        return manifest;
    }

    private static Path written(Manifest manifest, List<List<Path>> files) {
        try {
            Path jar = Files.createTempFile("cellstate-session", ".jar");
            jar.toFile().deleteOnExit();
            try (OutputStream bytes = Files.newOutputStream(jar);
                    JarOutputStream out = new JarOutputStream(bytes, manifest)) {
                for (List<Path> file : files) {
                    String name = file.get(0).relativize(file.get(1)).toString().replace(File.separatorChar, '/');
                    if (!name.equals("META-INF/MANIFEST.MF")) {
                        out.putNextEntry(new ZipEntry(name));
                        Files.copy(file.get(1), out);
                        out.closeEntry();
                    }
                }
            }
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException("the session's classes cannot be packed for executors", e);
        }
    }
}
