package org.cellstate.kernel.maven;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;

/**
 * A Maven repository in a directory, for tests: it stands for every other one through a mirror in a settings file, so that nothing
 * reaches for the network.
 */
public final class FileRepository {

    private final Path directory;
    private final Path remote;
    private final Map<String, List<String>> versions = new TreeMap<>();

    /** Makes an empty one below a directory. */
    public FileRepository(Path directory) {
        this.directory = directory;
        this.remote = directory.resolve("remote");
        write(directory.resolve("settings.xml"), settings(""));
    }

    private String settings(String more) {
        return "<settings>" + more + "<mirrors><mirror><id>files</id><mirrorOf>*</mirrorOf><url>" + remote.toUri()
                + "</url></mirror></mirrors></settings>";
    }

    /** Returns settings that lead here, with downloads kept in a directory beside it. */
    public MavenSettings settings() {
        return new MavenSettings(
                Optional.of(directory.resolve("settings.xml")), Optional.of(directory.resolve("local")));
    }

    /** Says offline in the settings. */
    public FileRepository offline() {
        write(directory.resolve("settings.xml"), settings("<offline>true</offline>"));
        return this;
    }

    /** Returns where the repository lies. */
    public Path remote() {
        return remote;
    }

    /** Adds an artifact of group {@code test}: a jar whose class {@code test.Name} tells its version, and what it needs. */
    public FileRepository artifact(String name, String version, String... needs) {
        Path place = place(name, version);
        String type = Character.toUpperCase(name.charAt(0)) + name.substring(1);
        jar(
                place.resolve(name + "-" + version + ".jar"),
                "test." + type,
                "package test; public class " + type + " { public static String version() { return \"" + version
                        + "\"; } }");
        return pom(name, version, dependencies(needs));
    }

    /** Adds a jar with a classifier to an artifact. */
    public FileRepository classified(String name, String version, String classifier, String className, String source) {
        jar(place(name, version).resolve(name + "-" + version + "-" + classifier + ".jar"), className, source);
        return this;
    }

    /** Adds a project's file. */
    public FileRepository pom(String name, String version, String content) {
        write(
                place(name, version).resolve(name + "-" + version + ".pom"),
                "<project><modelVersion>4.0.0</modelVersion><groupId>test</groupId><artifactId>" + name
                        + "</artifactId><version>" + version + "</version>" + content + "</project>");
        versions.computeIfAbsent(name, any -> new java.util.ArrayList<>()).add(version);
        write(
                remote.resolve("test/" + name + "/maven-metadata.xml"),
                "<metadata><groupId>test</groupId><artifactId>" + name + "</artifactId><versioning><versions>"
                        + versions.get(name).stream()
                                .map(each -> "<version>" + each + "</version>")
                                .collect(Collectors.joining())
                        + "</versions></versioning></metadata>");
        return this;
    }

    /** Returns dependencies as XML; {@code name:version} or {@code name:version:scope}. */
    public static String dependencies(String... needs) {
        StringBuilder xml = new StringBuilder("<dependencies>");
        for (String need : needs) {
            String[] parts = need.split(":", -1);
            xml.append("<dependency><groupId>test</groupId><artifactId>")
                    .append(parts[0])
                    .append("</artifactId><version>")
                    .append(parts[1])
                    .append("</version>")
                    .append(parts.length > 2 ? "<scope>" + parts[2] + "</scope>" : "")
                    .append("</dependency>");
        }
        return xml.append("</dependencies>").toString();
    }

    private Path place(String name, String version) {
        return remote.resolve("test").resolve(name).resolve(version);
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Compiles a class into a jar of its own. */
    public static void jar(Path jar, String className, String source) {
        try {
            Path work = Files.createTempDirectory(Files.createDirectories(jar.getParent()), "work");
            Path file = work.resolve(className.substring(className.lastIndexOf('.') + 1) + ".java");
            Files.writeString(file, source);
            int status = ToolProvider.getSystemJavaCompiler()
                    .run(null, OutputStream.nullOutputStream(), null, "-d", work.toString(), file.toString());
            if (status != 0) {
                throw new IllegalArgumentException(source);
            }
            String entry = className.replace('.', '/') + ".class";
            try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
                out.putNextEntry(new JarEntry(entry));
                out.write(Files.readAllBytes(work.resolve(entry)));
                out.putNextEntry(new JarEntry("META-INF/services/java.lang.Object"));
                out.write(className.getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
