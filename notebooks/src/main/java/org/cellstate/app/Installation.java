package org.cellstate.app;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where the parts of this Cellstate lie: the folder with the launcher in it, and the class paths that the build left there.
 *
 * @param home the folder that holds the launcher and the modules
 */
public record Installation(Path home) {

    /** The system property through which the launcher says where it lies. */
    public static final String HOME_PROPERTY = "cellstate.home";

    private static final String LAUNCHER_FIX =
            "the launcher at the top of the source tree, ./cellstate, which builds what is missing";

    public Installation {
        home = home.toAbsolutePath().normalize();
    }

    /**
     * Returns the installation that this program was started from.
     *
     * @throws Problem if it was started without the launcher
     */
    public static Installation ofThisProcess() {
        String home = System.getProperty(HOME_PROPERTY);
        if (home == null) {
            throw new Problem(
                    "Cellstate must know where it lies.", "no system property " + HOME_PROPERTY, LAUNCHER_FIX);
        }
        return new Installation(Path.of(home));
    }

    /** Returns what the kernel's JVM starts with. */
    public List<Path> kernelClassPath() {
        return classPath("kernel/core", "cellstate-kernel");
    }

    /** Returns what code in a notebook sees. */
    public List<Path> sessionClassPath() {
        return classPath("datasets", "cellstate-datasets");
    }

    /** Returns what this program runs with. */
    public List<Path> appClassPath() {
        return classPath("notebooks", "cellstate-notebooks");
    }

    /** Returns the pictures that Jupyter shows for the kernel. */
    public List<Path> logos() {
        Path folder = home.resolve("notebooks/logo");
        return List.of(
                folder.resolve("logo-32x32.png"), folder.resolve("logo-64x64.png"), folder.resolve("logo-svg.svg"));
    }

    /** Returns the folder for what is made on first use and may be deleted at any time. */
    public Path workFolder() {
        return home.resolve(".cellstate");
    }

    /** Writes the session's class path for the kernel, as {@code java -cp} takes it, and returns the file. */
    public Path sessionClassPathFile() {
        return writeIfChanged(workFolder().resolve("session.classpath"), joined(sessionClassPath()) + "\n");
    }

    /** Writes the imports that every notebook starts with, and returns the file. */
    public Path startupFile() {
        return writeIfChanged(workFolder().resolve("startup.jsh"), resource("startup.jsh"));
    }

    /** Returns the options for the JVM of a kernel: Cellstate's defaults, then those of the user, which win. */
    public static List<String> kernelJvmOptions(Map<String, String> environment) {
        List<String> options = new ArrayList<>(List.of(
                // Deeplearning4j takes as much again outside the heap, so that both leave a fifth of the machine free.
                "-XX:MaxRAMPercentage=40.0", "-Djava.awt.headless=true", "-Dfile.encoding=UTF-8"));
        // The kernel changes classes in place as an agent of itself; only when a cell declares anew what is in use.
        options.addAll(List.of("-Djdk.attach.allowAttachSelf=true", "-XX:+EnableDynamicAgentLoading"));
        options.addAll(quietOptions());
        options.addAll(JvmOptions.split(environment.getOrDefault(JvmOptions.VARIABLE, "")));
        return List.copyOf(options);
    }

    /** Returns the options that keep JDK 24 and newer from warning about native code on the console. */
    public static List<String> quietOptions() {
        return Runtime.version().feature() < 24
                ? List.of()
                : List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");
    }

    /** Returns the Java that runs this program, with which it starts others. */
    public static Path java() {
        String suffix = File.separatorChar == '\\' ? ".exe" : "";
        return Path.of(System.getProperty("java.home"), "bin", "java" + suffix);
    }

    /** Joins a class path for the command line. */
    public static String joined(List<Path> classPath) {
        return String.join(
                File.pathSeparator, classPath.stream().map(Path::toString).toList());
    }

    private List<Path> classPath(String module, String artifact) {
        Path target = home.resolve(module).resolve("target");
        Path list = target.resolve("classpath.txt");
        List<Path> entries = new ArrayList<>();
        try (Stream<Path> files = Files.list(target)) {
            files.filter(file -> isJar(String.valueOf(file.getFileName()), artifact))
                    .sorted()
                    .forEach(entries::add);
            Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                    .splitAsStream(Files.readString(list).strip())
                    .filter(entry -> !entry.isEmpty())
                    .forEach(entry -> entries.add(Path.of(entry)));
        } catch (IOException e) {
            throw new Problem("Cellstate must be built.", "no " + list, LAUNCHER_FIX, e);
        }
        return List.copyOf(entries);
    }

    private static boolean isJar(String name, String artifact) {
        return name.matches(artifact + "-[0-9].*\\.jar") && !name.matches(".*-(sources|javadoc|tests)\\.jar");
    }

    private static Path writeIfChanged(Path file, String content) {
        try {
            if (!Files.exists(file) || !Files.readString(file).equals(content)) {
                FileInPlace.write(file, content);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(Installation.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
