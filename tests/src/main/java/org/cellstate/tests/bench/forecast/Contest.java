package org.cellstate.tests.bench.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import org.cellstate.app.bench.Measurement;
import org.cellstate.dsl.evaluate.Metrics;
import org.cellstate.tests.bench.peer.Peer;
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
        List<Seat> seats = peers.stream().map(Seat::new).toList();
        for (int round = 0; round <= rounds; round++) {
            progress.accept(asked.name() + (round == 0 ? ", warming up" : ", round " + round + " of " + rounds));
            for (Seat seat : seats) {
                seat.takeTurn(asked.seed(round), values, round > 0);
            }
        }
        Seat ours = seats.get(0);
        List<Measurement> rows = new ArrayList<>();
        for (Seat theirs : seats.subList(1, seats.size())) {
            rows.add(row(asked.name() + ", fit", "s", ours, theirs, Result::fit));
            rows.add(row(asked.name() + ", backtest", "s", ours, theirs, Result::backtest));
            rows.add(row(asked.name() + ", both", "s", ours, theirs, Result::both));
            rows.add(row(asked.name() + ", error", "MASE", ours, theirs, Result::mase));
        }
        return rows;
    }

    private static Measurement row(String name, String unit, Seat ours, Seat theirs, ToDoubleFunction<Result> part) {
        return new Measurement(
                name,
                unit,
                ours.median(part),
                theirs.peer.name(),
                theirs.median(part),
                List.of(ours.told(), theirs.told()));
    }

    /** One who takes part in a case, and what came of it. */
    private static final class Seat {

        private final Peer peer;
        private final List<Result> results = new ArrayList<>();
        private String note = "";
        private boolean out;

        Seat(Peer peer) {
            this.peer = peer;
        }

        /** Asks, unless it could not before. */
        void takeTurn(ForecastCase asked, double[] values, boolean counts) throws InterruptedException {
            if (out) {
                return;
            }
            Reply reply = peer.ask(Request.steps(Task.FORECAST, asked, 0, 1));
            if (reply instanceof Reply.Done done && done.values().size() == asked.origins() * asked.horizon()) {
                note = done.note();
                if (counts) {
                    results.add(result(asked, values, done));
                }
                return;
            }
            out = true;
            results.clear();
            note = reply instanceof Reply.Refused refused
                    ? refused.why()
                    : "answered " + ((Reply.Done) reply).values().size() + " forecasts, not "
                            + asked.origins() * asked.horizon();
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

        double median(ToDoubleFunction<Result> part) {
            double[] sorted = results.stream().mapToDouble(part).sorted().toArray();
            int middle = sorted.length / 2;
            if (sorted.length == 0) {
                return Double.NaN;
            }
            return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        }

        String told() {
            return peer.name() + ": " + note;
        }
    }
}
