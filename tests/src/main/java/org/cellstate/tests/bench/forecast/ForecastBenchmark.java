package org.cellstate.tests.bench.forecast;

import java.io.IOException;
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
import org.cellstate.tests.bench.protocol.ForecastCase;
import org.cellstate.tests.bench.worker.ForecastWorker;

/**
 * Fit and backtest of an LSTM on daily births and on the ridership of Chicago, beside Darts and NeuralForecast. Everyone has the same rows,
 * split, lookback, horizon, calendar, size of network, batch, number of steps, optimizer, schedule, loss and threads. A round is one fit
 * and one backtest of each, with the number of the round as seed.
 */
public final class ForecastBenchmark implements Benchmark {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Consumer<String> progress;

    /** Reports progress on standard error. */
    public ForecastBenchmark() {
        this(System.err::println);
    }

    ForecastBenchmark(Consumer<String> progress) {
        this.progress = progress;
    }

    @Override
    public String name() {
        return "forecast";
    }

    @Override
    public String description() {
        return "fit and backtest of an LSTM on births and ridership beside Darts and NeuralForecast (medians)";
    }

    @Override
    public List<Measurement> run(Extent extent) throws InterruptedException, IOException {
        boolean whole = extent == Extent.WHOLE;
        Installation installation = Installation.ofThisProcess();
        progress.accept("starting the peers");
        List<Peer> peers = peers(new Launch(installation, "forecast-venv", PATIENCE));
        try {
            Contest contest = new Contest(peers, whole ? 5 : 1, progress);
            List<Measurement> rows = new ArrayList<>();
            for (Workload workload : Workload.in(installation.workFolder().resolve("bench"))) {
                List<ForecastCase> sizes = workload.sizes();
                for (ForecastCase asked : whole ? sizes : sizes.subList(0, 1)) {
                    rows.addAll(contest.rows(asked, workload.series().values()));
                }
            }
            return rows;
        } finally {
            peers.forEach(Peer::close);
        }
    }

    /** Starts everyone, ours first. */
    private static List<Peer> peers(Launch launch) throws InterruptedException {
        return List.of(
                launch.java("Cellstate", ForecastWorker.class),
                launch.python("Darts RNNModel", "darts_peer.py", "rnn"),
                launch.python("Darts BlockRNNModel", "darts_peer.py", "block"),
                launch.python("NeuralForecast LSTM", "neuralforecast_peer.py"));
    }
}
