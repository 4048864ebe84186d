package org.cellstate.tests.bench.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.cellstate.app.bench.Measurement;
import org.cellstate.tests.bench.peer.Median;
import org.cellstate.tests.bench.peer.Peer;
import org.cellstate.tests.bench.protocol.Reply;
import org.cellstate.tests.bench.protocol.Request;
import org.cellstate.tests.bench.protocol.SweepCase;
import org.cellstate.tests.bench.protocol.Task;

/**
 * The same sweep in two ways, in turn, round by round with the round as seed. One round before them warms up.
 *
 * @param peer who sweeps in the first way
 * @param beside who sweeps in the other
 * @param rounds how many count
 * @param progress hears of each round
 */
record Throughput(Peer peer, Peer beside, int rounds, Consumer<String> progress) {

    /** Returns the seconds of a trial in one way beside those in the other: medians over the rounds. Less is better. */
    Measurement row(SweepCase one, SweepCase other) throws InterruptedException {
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        double apart = 0;
        for (int round = 0; round <= rounds; round++) {
            progress.accept(one.name() + (round == 0 ? ", warming up" : ", round " + round + " of " + rounds));
            Reply first = peer.ask(Request.steps(Task.SWEEP, one.seed(round), 0, 1));
            Reply second = beside.ask(Request.steps(Task.SWEEP, other.seed(round), 0, 1));
            Optional<String> refused = refused(first).or(() -> refused(second));
            if (refused.isPresent()) {
                return measurement(one, Double.NaN, Double.NaN, refused.get());
            }
            if (round > 0 && first instanceof Reply.Done done && second instanceof Reply.Done answered) {
                ours.add(done.milliseconds().get(0) / 1000 / one.trials());
                theirs.add(answered.milliseconds().get(0) / 1000 / other.trials());
                apart = Math.max(apart, apart(done.values(), answered.values()));
            }
        }
        return measurement(
                one,
                Median.of(ours),
                Median.of(theirs),
                apart == 0
                        ? "the same losses to the bit"
                        : String.format(
                                Locale.ROOT,
                                "losses up to %.1g apart; on other numbers of cores gradients are summed in other parts",
                                apart));
    }

    /** Returns how far two lists of losses are apart, as a share of the first; infinitely if one has more. */
    private static double apart(List<Double> losses, List<Double> others) {
        if (losses.size() != others.size()) {
            return Double.POSITIVE_INFINITY;
        }
        return IntStream.range(0, losses.size())
                .mapToDouble(i -> Math.abs(losses.get(i) - others.get(i)) / Math.abs(losses.get(i)))
                .max()
                .orElse(0);
    }

    private static Optional<String> refused(Reply reply) {
        return reply instanceof Reply.Refused refused ? Optional.of(refused.why()) : Optional.empty();
    }

    private Measurement measurement(SweepCase one, double value, double other, String note) {
        return new Measurement(one.name(), "s/trial", value, beside.name(), other, List.of(note));
    }
}
