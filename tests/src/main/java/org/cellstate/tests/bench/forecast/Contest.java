package org.cellstate.tests.bench.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.cellstate.app.bench.Measurement;
import org.cellstate.dsl.evaluate.Metrics;
import org.cellstate.tests.bench.peer.Peer;
import org.cellstate.tests.bench.peer.Seat;
import org.cellstate.tests.bench.protocol.ForecastCase;
import org.cellstate.tests.bench.protocol.Reply;
import org.cellstate.tests.bench.protocol.Request;
import org.cellstate.tests.bench.protocol.Task;

/**
 * Rounds in which everyone fits and backtests once, one after the other.
 *
 * @param peers who takes part, ours first
 * @param rounds how many count; one before them warms up
 * @param progress hears of each round
 */
record Contest(List<Peer> peers, int rounds, Consumer<String> progress) {

    /** Rows of a week, which MASE looks back on daily data. */
    private static final int SEASON = 7;

    /** What one fit and its backtest came to; times in seconds. */
    private record Result(double fit, double backtest, double mase) {

        double both() {
            return fit + backtest;
        }
    }

    /** Measures a case, and returns four rows for each of the others: fit, backtest, both, error. */
    List<Measurement> rows(ForecastCase asked, double[] values) throws InterruptedException {
        List<Seat<Result>> seats = peers.stream().map(Seat<Result>::new).toList();
        for (int round = 0; round <= rounds; round++) {
            progress.accept(asked.name() + (round == 0 ? ", warming up" : ", round " + round + " of " + rounds));
            for (Seat<Result> seat : seats) {
                Optional<Reply.Done> done = turn(seat, asked.seed(round));
                if (round > 0) {
                    done.ifPresent(it -> seat.keep(result(asked, values, it)));
                }
            }
        }
        Seat<Result> ours = seats.get(0);
        List<Measurement> rows = new ArrayList<>();
        for (Seat<Result> theirs : seats.subList(1, seats.size())) {
            rows.add(ours.beside(theirs, asked.name() + ", fit", "s", Result::fit));
            rows.add(ours.beside(theirs, asked.name() + ", backtest", "s", Result::backtest));
            rows.add(ours.beside(theirs, asked.name() + ", both", "s", Result::both));
            rows.add(ours.beside(theirs, asked.name() + ", error", "MASE", Result::mase));
        }
        return rows;
    }

    private static Optional<Reply.Done> turn(Seat<Result> seat, ForecastCase asked) throws InterruptedException {
        int wanted = asked.origins() * asked.horizon();
        return seat.ask(Request.steps(Task.FORECAST, asked, 0, 1), done -> {
            int came = done.values().size();
            return came == wanted ? Optional.empty() : Optional.of("answered " + came + " forecasts, not " + wanted);
        });
    }

    private static Result result(ForecastCase asked, double[] values, Reply.Done done) {
        double[] observed = Arrays.copyOfRange(values, asked.train(), asked.rows());
        double[] forecast =
                done.values().stream().mapToDouble(Double::doubleValue).toArray();
        double scale = Metrics.naiveScale(Arrays.copyOf(values, asked.train()), SEASON);
        return new Result(
                done.milliseconds().get(0) / 1000,
                done.milliseconds().get(1) / 1000,
                Metrics.mase(observed, forecast, scale));
    }
}
