package org.cellstate.kernel.maven;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.util.artifact.ArtifactIdUtils;

/** The jars that a session has loaded, and what artifacts they are. A loaded class cannot be replaced, so they stay. */
final class LoadedJars {

    private static final int DIRECTORIES = 4;

    private final Map<String, String> versions = new LinkedHashMap<>();

    /** Notes the jars of a class path, as far as they say or their place says what they are. */
    void addClassPath(List<Path> classPath, Path localRepository) {
        for (Path entry : classPath) {
            if (!addByPlace(entry, localRepository)) {
                addByContents(entry);
            }
        }
    }

    /** Notes that an artifact is loaded. */
    void add(Artifact artifact) {
        versions.put(ArtifactIdUtils.toVersionlessId(artifact), artifact.getVersion());
    }

    /** Returns the loaded version of an artifact. */
    Optional<String> version(Artifact artifact) {
        return Optional.ofNullable(versions.get(ArtifactIdUtils.toVersionlessId(artifact)));
    }

    /** Reads {@code group/artifact/version/artifact-version[-classifier].jar} below a local repository. */
    private boolean addByPlace(Path entry, Path localRepository) {
        Path file = entry.toAbsolutePath().normalize();
        if (!file.startsWith(localRepository)) {
            return false;
        }
        Path place = localRepository.relativize(file);
        int names = place.getNameCount();
        if (names < DIRECTORIES) {
            return false;
        }
        String version = place.getName(names - 2).toString();
        String artifact = place.getName(names - 3).toString();
        String group = place.subpath(0, names - 3)
                .toString()
                .replace(place.getFileSystem().getSeparator(), ".");
        String name = place.getFileName().toString();
        String start = artifact + "-" + version;
        if (!name.startsWith(start) || !name.endsWith(".jar")) {
            return false;
        }
        String rest = name.substring(start.length(), name.length() - ".jar".length());
        String classifier = rest.startsWith("-") ? ":" + rest.substring(1) : "";
        versions.put(group + ":" + artifact + ":jar" + classifier, version);
        return true;
    }

    private void addByContents(Path entry) {
        if (!entry.toString().endsWith(".jar")) {
            return;
        }
        try (JarFile jar = new JarFile(entry.toFile())) {
            List<? extends ZipEntry> properties = jar.stream()
                    .filter(each -> each.getName().startsWith("META-INF/maven/")
                            && each.getName().endsWith("/pom.properties"))
                    .toList();
            if (properties.size() == 1) { // a jar that holds several is a bundle of others
                Properties pom = new Properties();
                try (InputStream in = jar.getInputStream(properties.get(0))) {
                    pom.load(in);
                }
                versions.put(
                        pom.getProperty("groupId") + ":" + pom.getProperty("artifactId") + ":jar",
                        pom.getProperty("version"));
            }
        } catch (IOException e) {
            versions.putIfAbsent(entry.toString(), ""); // no jar that can be read: it stands for itself
        }
    }
}
