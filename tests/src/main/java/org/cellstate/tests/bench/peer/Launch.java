package org.cellstate.tests.bench.peer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cellstate.app.Installation;
import org.cellstate.tests.bench.protocol.Request;

/**
 * Starts those who take part.
 *
 * @param installation whose work folder has the Python environments and takes the logs
 * @param environment the name of the Python environment there
 * @param patience with a single answer
 */
public record Launch(Installation installation, String environment, Duration patience) {

    /** Starts a Java program with the options of a notebook's JVM, on the cores that a benchmark has. */
    public Peer java(String name, Class<?> program) throws InterruptedException {
        return java(name, program, Request.THREADS);
    }

    /** Starts a Java program with the options of a notebook's JVM, on so many cores. */
    public Peer java(String name, Class<?> program, int cores) throws InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Installation.java().toString());
        command.addAll(Installation.kernelJvmOptions(System.getenv()));
        command.add("-XX:ActiveProcessorCount=" + cores);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        return PeerProcess.start(name, command, Map.of(), log(name), patience);
    }

    /** Starts a script of {@code tests/python/bench}; one who cannot take part where there is no environment for it. */
    public Peer python(String name, String script, String... arguments) throws InterruptedException {
        Path python = installation.workFolder().resolve(environment).resolve("bin/python");
        if (!Files.isExecutable(python)) {
            return Peer.absent(name, "not here: no " + python + ", which the launcher makes with Python 3.11 or newer");
        }
        Path program = installation.home().resolve("tests/python/bench").resolve(script);
        List<String> command = new ArrayList<>(List.of(python.toString(), program.toString()));
        command.addAll(List.of(arguments));
        return PeerProcess.start(name, command, Map.of(), log(name), patience);
    }

    private Path log(String name) {
        String file = name.toLowerCase(Locale.ROOT).replace(' ', '-') + ".log";
        return installation.workFolder().resolve("bench").resolve(file);
    }
}
