package org.cellstate.tests.bench.engine;

import java.time.Duration;
import org.cellstate.app.Installation;
import org.cellstate.tests.bench.peer.Launch;
import org.cellstate.tests.bench.peer.Peer;
import org.cellstate.tests.bench.stock.ProductWorker;
import org.cellstate.tests.bench.stock.StockWorker;
import org.cellstate.tests.bench.worker.CellstateWorker;
import org.cellstate.tests.bench.worker.SpinWorker;

/** Starts those who take part. */
final class Participants {

    /** Compiling a graph takes longest. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Launch launch;

    Participants(Installation installation) {
        this.launch = new Launch(installation, "bench-venv", PATIENCE);
    }

    Peer cellstate() throws InterruptedException {
        return launch.java("Cellstate", CellstateWorker.class);
    }

    Peer pytorch() throws InterruptedException {
        return launch.python("PyTorch", "torch_peer.py");
    }

    Peer keras() throws InterruptedException {
        return launch.python("Keras", "keras_peer.py");
    }

    Peer deeplearning4j() throws InterruptedException {
        return launch.java("Deeplearning4j", StockWorker.class);
    }

    Peer openblas() throws InterruptedException {
        return launch.java("OpenBLAS", ProductWorker.class);
    }

    Peer spinner() throws InterruptedException {
        return launch.java("spinner", SpinWorker.class);
    }
}
