package org.cellstate.tests.bench.sweep;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.cellstate.app.Installation;
import org.cellstate.app.bench.Benchmark;
import org.cellstate.app.bench.Extent;
import org.cellstate.app.bench.Measurement;
import org.cellstate.tests.bench.peer.Launch;
import org.cellstate.tests.bench.peer.Peer;
import org.cellstate.tests.bench.protocol.SweepCase;
import org.cellstate.tests.bench.protocol.TestFunction;
import org.cellstate.tests.bench.worker.SearchWorker;
import org.cellstate.tests.bench.worker.SweepWorker;

/**
 * Samplers beside Optuna's, with the same functions, budgets and seeds: how far the best of so many trials is from the minimum, and what a
 * proposal costs. Then trials on two workers beside trials on one. Regrets do not depend on how busy the machine is. In all rows less is
 * better, so a ratio below 1 is in our favour.
 */
public final class SweepBenchmark implements Benchmark {

    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private final Consumer<String> progress;

    /** Reports progress on standard error. */
    public SweepBenchmark() {
        this(System.err::println);
    }

    SweepBenchmark(Consumer<String> progress) {
        this.progress = progress;
    }

    @Override
    public String name() {
        return "sweep";
    }

    @Override
    public String description() {
        return "samplers beside Optuna's: regret and time of a proposal (medians); two workers and Spark beside one worker";
    }

    @Override
    public List<Measurement> run(Extent extent) throws InterruptedException {
        boolean whole = extent == Extent.WHOLE;
        progress.accept("starting the peers");
        Launch launch = new Launch(Installation.ofThisProcess(), "sweep-venv", PATIENCE);
        try (Peer cellstate = launch.java("Cellstate search", SearchWorker.class);
                Peer sweeping = launch.java("Cellstate sweep", SweepWorker.class);
                Peer alone = launch.java("Cellstate, 1 worker", SweepWorker.class);
                Peer narrow = launch.java("Cellstate, 1 worker on 1 core", SweepWorker.class, 1);
                Peer optuna = launch.python("Optuna", "optuna_peer.py")) {
            List<Measurement> rows = new ArrayList<>();
            List<Pair> quick = Pair.quick(cellstate, optuna);
            List<Pair> slow = Pair.slow(cellstate, optuna);
            for (TestFunction function : TestFunction.values()) {
                int trials = function == TestFunction.BRANIN ? 40 : 60;
                rows.addAll(new Searches(quick, whole ? 50 : 3, progress).regrets(function, trials));
                rows.addAll(new Searches(slow, whole ? 10 : 3, progress).regrets(function, trials));
            }
            for (TestFunction function : List.of(TestFunction.HARTMANN6, TestFunction.MIXED)) {
                rows.addAll(new Searches(quick, whole ? 3 : 1, progress).proposals(function, 200, 10));
                rows.addAll(new Searches(slow, whole ? 3 : 1, progress).proposals(function, 200, 10));
            }
            SweepCase one = new SweepCase(1, false, 16, 4, 0);
            for (boolean spark : List.of(false, true)) {
                SweepCase two = new SweepCase(2, spark, 16, 4, 0);
                for (Peer beside : List.of(alone, narrow)) {
                    rows.add(new Throughput(sweeping, beside, whole ? 5 : 1, progress).row(two, one));
                }
            }
            return rows;
        }
    }
}
