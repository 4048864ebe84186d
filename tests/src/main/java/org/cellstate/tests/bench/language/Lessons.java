package org.cellstate.tests.bench.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import org.cellstate.app.bench.Measurement;
import org.cellstate.tests.bench.peer.Peer;
import org.cellstate.tests.bench.protocol.LanguageCase;
import org.cellstate.tests.bench.protocol.Reply;
import org.cellstate.tests.bench.protocol.Request;
import org.cellstate.tests.bench.protocol.Task;

/**
 * Rounds in which everyone learns the text once, one after the other.
 *
 * @param peers who takes part, ours first
 * @param rounds how many count; one epoch of each before them warms up
 * @param progress hears of each round
 */
record Lessons(List<Peer> peers, int rounds, Consumer<String> progress) {

    private static final double MICROSECONDS = 1000;

    /** What one training came to: milliseconds of each epoch and of a token, and bits. */
    private record Result(List<Double> epochs, double token, double bits) {

        double seconds() {
            return epochs.stream().mapToDouble(Double::doubleValue).sum() / 1000;
        }

        double epoch() {
            return median(epochs) / 1000;
        }

        double microseconds() {
            return token * MICROSECONDS;
        }
    }

    /** Measures a case, and returns four rows for each of the others: an epoch, all of them, bits, a token. */
    List<Measurement> rows(LanguageCase asked) throws InterruptedException {
        List<Seat> seats = peers.stream().map(Seat::new).toList();
        for (int round = 0; round <= rounds; round++) {
            boolean counts = round > 0;
            progress.accept(asked.name() + (counts ? ", round " + round + " of " + rounds : ", warming up"));
            for (Seat seat : seats) {
                seat.takeTurn(counts ? asked.seed(round) : asked.epochs(1), counts);
            }
        }
        Seat ours = seats.get(0);
        List<Measurement> rows = new ArrayList<>();
        for (Seat theirs : seats.subList(1, seats.size())) {
            rows.add(row(asked.name() + ", an epoch", "s", ours, theirs, Result::epoch));
            rows.add(row(asked.name() + ", " + asked.epochs() + " epochs", "s", ours, theirs, Result::seconds));
            rows.add(row(asked.name() + ", held out", "bits per character", ours, theirs, Result::bits));
            rows.add(row(asked.name() + ", a token written", "µs", ours, theirs, Result::microseconds));
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

    private static double median(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        if (sorted.length == 0) {
            return Double.NaN;
        }
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** One who takes part, and what came of it. */
    private static final class Seat {

        private final Peer peer;
        private final List<Result> results = new ArrayList<>();
        private String note = "";
        private boolean out;

        Seat(Peer peer) {
            this.peer = peer;
        }

        /** Asks, unless it could not before. */
        void takeTurn(LanguageCase asked, boolean counts) throws InterruptedException {
            if (out) {
                return;
            }
            Reply reply = peer.ask(Request.steps(Task.LANGUAGE, asked, 0, 1));
            if (reply instanceof Reply.Done done
                    && done.milliseconds().size() == asked.epochs() + 1
                    && done.values().size() == 1) {
                note = done.note();
                if (counts) {
                    List<Double> times = done.milliseconds();
                    results.add(new Result(
                            times.subList(0, asked.epochs()),
                            times.get(asked.epochs()),
                            done.values().get(0)));
                }
                return;
            }
            out = true;
            results.clear();
            note = reply instanceof Reply.Refused refused
                    ? refused.why()
                    : String.format(
                            Locale.ROOT,
                            "answered %d times and %d values, not %d and 1",
                            ((Reply.Done) reply).milliseconds().size(),
                            ((Reply.Done) reply).values().size(),
                            asked.epochs() + 1);
        }

        double median(ToDoubleFunction<Result> part) {
            return Lessons.median(results.stream().map(part::applyAsDouble).toList());
        }

        String told() {
            return peer.name() + ": " + note;
        }
    }
}
