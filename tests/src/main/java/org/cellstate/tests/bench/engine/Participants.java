package org.cellstate.tests.bench.engine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cellstate.app.Installation;
import org.cellstate.tests.bench.protocol.Request;
import org.cellstate.tests.bench.stock.ProductWorker;
import org.cellstate.tests.bench.stock.StockWorker;
import org.cellstate.tests.bench.worker.CellstateWorker;
import org.cellstate.tests.bench.worker.SpinWorker;

/** Starts those who take part. */
final class Participants {

    /** Compiling a graph takes longest. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Installation installation;

    Participants(Installation installation) {
        this.installation = installation;
    }

    Peer cellstate() throws InterruptedException {
        return java("Cellstate", CellstateWorker.class);
    }

    Peer pytorch() throws InterruptedException {
        return python("PyTorch", "torch_peer.py");
    }

    Peer keras() throws InterruptedException {
        return python("Keras", "keras_peer.py");
    }

    Peer deeplearning4j() throws InterruptedException {
        return java("Deeplearning4j", StockWorker.class);
    }

    Peer openblas() throws InterruptedException {
        return java("OpenBLAS", ProductWorker.class);
    }

    Peer spinner() throws InterruptedException {
        return java("spinner", SpinWorker.class);
    }

    /** Starts a Java program with the options of a notebook's JVM. */
    private Peer java(String name, Class<?> program) throws InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Installation.java().toString());
        command.addAll(Installation.kernelJvmOptions(System.getenv()));
        command.add("-XX:ActiveProcessorCount=" + Request.THREADS);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        return PeerProcess.start(name, command, Map.of(), log(name), PATIENCE);
    }

    private Peer python(String name, String script) throws InterruptedException {
        Path python = installation.workFolder().resolve("bench-venv/bin/python");
        if (!Files.isExecutable(python)) {
            return Peer.absent(name, "not here: no " + python + ", which the launcher makes with Python 3.11 or newer");
        }
        Path program = installation.home().resolve("tests/python/bench").resolve(script);
        return PeerProcess.start(name, List.of(python.toString(), program.toString()), Map.of(), log(name), PATIENCE);
    }

    private Path log(String name) {
        return installation.workFolder().resolve("bench").resolve(name.toLowerCase(Locale.ROOT) + ".log");
    }
}
