package org.cellstate.tests.bench.language;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.cellstate.app.Installation;
import org.cellstate.app.bench.Benchmark;
import org.cellstate.app.bench.Extent;
import org.cellstate.app.bench.Measurement;
import org.cellstate.datasets.Datasets;
import org.cellstate.tests.bench.peer.Launch;
import org.cellstate.tests.bench.peer.Peer;
import org.cellstate.tests.bench.protocol.LanguageCase;
import org.cellstate.tests.bench.worker.LanguageWorker;

/**
 * A character language model of Pride and Prejudice beside PyTorch: the same tokens, streams, pieces, size of network, optimizer, clip,
 * epochs and threads. A round is one training of each, with the number of the round as seed.
 */
public final class LanguageBenchmark implements Benchmark {

    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final int EPOCHS = 8;
    private static final int QUICK_EPOCHS = 2;
    private static final int ROUNDS = 3;

    private final Consumer<String> progress;

    /** Reports progress on standard error. */
    public LanguageBenchmark() {
        this(System.err::println);
    }

    LanguageBenchmark(Consumer<String> progress) {
        this.progress = progress;
    }

    @Override
    public String name() {
        return "language";
    }

    @Override
    public String description() {
        return "a character language model of Pride and Prejudice beside PyTorch (medians)";
    }

    @Override
    public List<Measurement> run(Extent extent) throws InterruptedException, IOException {
        boolean whole = extent == Extent.WHOLE;
        Installation installation = Installation.ofThisProcess();
        Path folder = installation.workFolder().resolve("bench");
        TokenFile tokens = TokenFile.of(Datasets.prideAndPrejudice(), folder.resolve("language-tokens.txt"));
        LanguageCase asked = new LanguageCase(
                "Pride and Prejudice",
                tokens.path().toString(),
                tokens.vocabulary(),
                64,
                128,
                1,
                64,
                50,
                whole ? EPOCHS : QUICK_EPOCHS,
                3e-3,
                0);
        progress.accept("starting the peers");
        Launch launch = new Launch(installation, "bench-venv", PATIENCE);
        List<Peer> peers = List.of(
                launch.java("Cellstate", LanguageWorker.class), launch.python("PyTorch", "torch_language_peer.py"));
        try {
            return new Lessons(peers, whole ? ROUNDS : 1, progress).rows(asked);
        } finally {
            peers.forEach(Peer::close);
        }
    }
}
