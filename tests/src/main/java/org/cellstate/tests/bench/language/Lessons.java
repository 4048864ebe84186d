package org.cellstate.tests.bench.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.cellstate.app.bench.Measurement;
import org.cellstate.tests.bench.peer.Median;
import org.cellstate.tests.bench.peer.Peer;
import org.cellstate.tests.bench.peer.Seat;
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
            return Median.of(epochs) / 1000;
        }

        double microseconds() {
            return token * MICROSECONDS;
        }
    }

    /** Measures a case, and returns four rows for each of the others: an epoch, all of them, bits, a token. */
    List<Measurement> rows(LanguageCase asked) throws InterruptedException {
        List<Seat<Result>> seats = peers.stream().map(Seat<Result>::new).toList();
        for (int round = 0; round <= rounds; round++) {
            boolean counts = round > 0;
            progress.accept(asked.name() + (counts ? ", round " + round + " of " + rounds : ", warming up"));
            LanguageCase own = counts ? asked.seed(round) : asked.epochs(1);
            for (Seat<Result> seat : seats) {
                Optional<Reply.Done> done = turn(seat, own);
                if (counts) {
                    done.ifPresent(it -> seat.keep(result(own, it)));
                }
            }
        }
        Seat<Result> ours = seats.get(0);
        List<Measurement> rows = new ArrayList<>();
        for (Seat<Result> theirs : seats.subList(1, seats.size())) {
            rows.add(ours.beside(theirs, asked.name() + ", an epoch", "s", Result::epoch));
            rows.add(ours.beside(theirs, asked.name() + ", " + asked.epochs() + " epochs", "s", Result::seconds));
            rows.add(ours.beside(theirs, asked.name() + ", held out", "bits per character", Result::bits));
            rows.add(ours.beside(theirs, asked.name() + ", a token written", "µs", Result::microseconds));
        }
        return rows;
    }

    private static Optional<Reply.Done> turn(Seat<Result> seat, LanguageCase asked) throws InterruptedException {
        int times = asked.epochs() + 1;
        return seat.ask(Request.steps(Task.LANGUAGE, asked, 0, 1), done -> {
            boolean right = done.milliseconds().size() == times && done.values().size() == 1;
            return right
                    ? Optional.empty()
                    : Optional.of(String.format(
                            Locale.ROOT,
                            "answered %d times and %d values, not %d and 1",
                            done.milliseconds().size(),
                            done.values().size(),
                            times));
        });
    }

    private static Result result(LanguageCase asked, Reply.Done done) {
        List<Double> times = done.milliseconds();
        return new Result(
                times.subList(0, asked.epochs()),
                times.get(asked.epochs()),
                done.values().get(0));
    }
}
