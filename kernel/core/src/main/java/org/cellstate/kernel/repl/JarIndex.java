package org.cellstate.kernel.repl;

import java.io.Closeable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipFile;
import javax.tools.JavaFileObject;
import javax.tools.JavaFileObject.Kind;

/** The classes and sources of one open jar by their packages, in the version that this Java sees. */
final class JarIndex implements Closeable {

    private static final String VERSIONS = "META-INF/versions/";

    private final Path file;
    private final JarFile jar;
    private final Map<String, List<String>> packages = new HashMap<>();

    private JarIndex(Path file, JarFile jar) {
        this.file = file;
        this.jar = jar;
    }

    /**
     * Opens a jar and reads the names in it.
     *
     * @throws IOException if it is none
     */
    static JarIndex read(Path file) throws IOException {
        JarIndex index = new JarIndex(file, new JarFile(file.toFile(), false, ZipFile.OPEN_READ, Runtime.version()));
        List<String> versioned = new ArrayList<>();
        for (Enumeration<JarEntry> entries = index.jar.entries(); entries.hasMoreElements(); ) {
            String name = entries.nextElement().getName();
            if (name.startsWith(VERSIONS)) {
                versioned.add(name);
            } else if (isWanted(name)) {
                index.inPackage(name).add(name);
            }
        }
        if (!versioned.isEmpty() && index.jar.isMultiRelease()) {
            versioned.forEach(index::addVersioned);
        }
        return index;
    }

    private static boolean isWanted(String name) {
        return name.endsWith(Kind.CLASS.extension) || name.endsWith(Kind.SOURCE.extension);
    }

    private List<String> inPackage(String name) {
        String folder = name.substring(0, Math.max(0, name.lastIndexOf('/')));
        return packages.computeIfAbsent(folder, each -> new ArrayList<>());
    }

    private void addVersioned(String name) {
        int end = name.indexOf('/', VERSIONS.length());
        if (end > 0 && isWanted(name) && isForThisJava(name.substring(VERSIONS.length(), end))) {
            String base = name.substring(end + 1);
            List<String> names = inPackage(base);
            if (!names.contains(base)) {
                names.add(base);
            }
        }
    }

    private static boolean isForThisJava(String version) {
        return version.matches("\\d{1,4}")
                && Integer.parseInt(version) <= Runtime.version().feature();
    }

    Path file() {
        return file;
    }

    /** Hands on what a package has of some kinds, and its subpackages too if they are wanted. */
    void list(String packageName, Set<Kind> kinds, boolean recurse, Consumer<JavaFileObject> found) {
        String folder = packageName.replace('.', '/');
        list(packages.getOrDefault(folder, List.of()), kinds, found);
        if (recurse) {
            String below = folder.isEmpty() ? "" : folder + "/";
            packages.forEach((each, names) -> {
                if (each.startsWith(below) && !each.equals(folder)) {
                    list(names, kinds, found);
                }
            });
        }
    }

    private void list(List<String> names, Set<Kind> kinds, Consumer<JavaFileObject> found) {
        for (String name : names) {
            JarMember member = new JarMember(this, name);
            if (kinds.contains(member.getKind())) {
                found.accept(member);
            }
        }
    }

    InputStream open(String path) throws IOException {
        JarEntry entry = jar.getJarEntry(path);
        if (entry == null) {
            throw new FileNotFoundException(file + " has no " + path);
        }
        return jar.getInputStream(entry);
    }

    /** Returns when a file in the jar was last changed, in milliseconds since 1970; 0 if the jar does not say. */
    long lastModified(String path) {
        JarEntry entry = jar.getJarEntry(path);
        return entry == null ? 0 : Math.max(0, entry.getTime());
    }

    /** Returns the files that the jar's manifest adds to the class path, as far as they are there. */
    List<Path> named() throws IOException {
        JarEntry entry = jar.getJarEntry(JarFile.MANIFEST_NAME);
        if (entry == null) {
            return List.of();
        }
        byte[] bytes;
        try (InputStream in = jar.getInputStream(entry)) {
            bytes = in.readAllBytes();
        }
        // Few jars name others, and a manifest may be long.
        String text = new String(bytes, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        if (!text.contains("class-path:")) {
            return List.of();
        }
        Manifest manifest = jar.getManifest();
        String named = manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
        List<Path> files = new ArrayList<>();
        for (String each : named == null ? new String[0] : named.strip().split("\\s+")) {
            resolved(each, files);
        }
        return files;
    }

    private void resolved(String name, List<Path> files) {
        try {
            Path path = Path.of(file.toUri().resolve(name));
            if (Files.exists(path)) {
                files.add(path);
            }
        } catch (IllegalArgumentException | java.nio.file.FileSystemNotFoundException e) {
            // what cannot be a file is not on the class path
        }
    }

    @Override
    public void close() throws IOException {
        jar.close();
    }
}
