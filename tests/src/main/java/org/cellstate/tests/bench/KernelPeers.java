package org.cellstate.tests.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cellstate.app.Installation;
import org.cellstate.app.Problem;
import org.cellstate.app.Programs;
import org.cellstate.app.run.KernelCommand;
import org.cellstate.kernel.install.KernelSpec;

/** Other Java kernels, fetched into the work folder by pip and Maven. One that cannot be had leaves a reason. */
final class KernelPeers {

    private static final String JJAVA = "jjava==1.0a8";
    private static final String RAPAIO = "io.github.padreati:rapaio-jupyter-kernel:3.0.1";

    private final Path folder;
    private final Path python;
    private final Map<String, String> absent = new LinkedHashMap<>();
    private final List<String> present = new ArrayList<>();

    /**
     * Makes one that fetches nothing yet.
     *
     * @param folder keeps what was fetched
     * @param python of the environment with pip
     */
    KernelPeers(Path folder, Path python) {
        this.folder = folder;
        this.python = python;
    }

    /** Puts the kernelspecs of those that can be had into a folder of kernelspecs. */
    void into(Path kernels) throws InterruptedException {
        add("jjava", () -> jjava(kernels));
        add("rapaio", () -> rapaio(kernels));
    }

    /** Returns the names of the kernelspecs that are there. */
    List<String> present() {
        return List.copyOf(present);
    }

    /** Returns why the others are not. */
    Map<String, String> absent() {
        return Map.copyOf(absent);
    }

    private interface Fetch {
        void run() throws IOException, InterruptedException;
    }

    private void add(String name, Fetch fetch) throws InterruptedException {
        try {
            fetch.run();
            present.add(name);
        } catch (IOException | Problem e) {
            absent.put(
                    name,
                    String.valueOf(e.getMessage())
                            .lines()
                            .limit(3)
                            .reduce((a, b) -> a + " " + b.strip())
                            .orElse(""));
        }
    }

    private void jjava(Path kernels) throws IOException, InterruptedException {
        Path prefix = folder.resolve("jjava-1.0a8");
        Path spec = prefix.resolve("share/jupyter/kernels/java");
        if (!Files.exists(spec.resolve("kernel.json"))) {
            Programs.run(
                    "Getting JJava",
                    List.of(
                            python.toString(),
                            "-m",
                            "pip",
                            "install",
                            "-q",
                            "--no-deps",
                            "--prefix",
                            prefix.toString(),
                            JJAVA),
                    line -> {},
                    "pip config list");
        }
        Path target = Files.createDirectories(kernels.resolve("jjava"));
        try (Stream<Path> files = Files.list(spec)) {
            for (Path file : files.toList()) {
                Files.copy(file, target.resolve(file.getFileName()));
            }
        } catch (UncheckedIOException e) {
            throw new IOException(e);
        }
    }

    private void rapaio(Path kernels) throws IOException, InterruptedException {
        Path jar = folder.resolve("rapaio-jupyter-kernel-3.0.1.jar");
        if (!Files.exists(jar)) {
            Programs.run(
                    "Getting rapaio's kernel",
                    List.of("mvn", "-q", "dependency:copy", "-Dartifact=" + RAPAIO, "-DoutputDirectory=" + folder),
                    line -> {},
                    "mvn --version, and ~/.m2/settings.xml");
        }
        List<String> argv =
                List.of(Installation.java().toString(), "-jar", jar.toString(), KernelCommand.CONNECTION_FILE);
        KernelSpec.of(argv).install(kernels, "rapaio", List.of());
    }
}
