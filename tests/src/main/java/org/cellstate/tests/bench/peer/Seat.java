package org.cellstate.tests.bench.peer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.cellstate.app.bench.Measurement;
import org.cellstate.tests.bench.protocol.Reply;
import org.cellstate.tests.bench.protocol.Request;

/**
 * One who takes part in rounds, and what came of them. Who once gives no answer, or a wrong one, is out, with all that came before.
 *
 * @param <R> what comes of a round
 */
public final class Seat<R> {

    private final String name;
    private final Peer peer;
    private final List<R> results = new ArrayList<>();
    private String note = "";
    private boolean out;

    /**
     * @param name in the table
     */
    public Seat(String name, Peer peer) {
        this.name = name;
        this.peer = peer;
    }

    /** Takes a seat under the name of who sits there. */
    public Seat(Peer peer) {
        this(peer.name(), peer);
    }

    /**
     * Asks, unless it could not before.
     *
     * @param wrong what is wrong with an answer; empty if nothing is
     * @return the answer; empty if it is out
     */
    public Optional<Reply.Done> ask(Request request, Function<Reply.Done, Optional<String>> wrong)
            throws InterruptedException {
        if (out) {
            return Optional.empty();
        }
        Reply reply = peer.ask(request);
        Optional<String> problem = reply instanceof Reply.Done done ? wrong.apply(done) : Optional.of(reason(reply));
        if (problem.isPresent()) {
            out = true;
            results.clear();
            note = problem.get();
            return Optional.empty();
        }
        Reply.Done done = (Reply.Done) reply;
        note = done.note();
        return Optional.of(done);
    }

    private static String reason(Reply reply) {
        return ((Reply.Refused) reply).why();
    }

    /** Keeps what came of a round. */
    public void keep(R result) {
        results.add(result);
    }

    /** Returns the median of a part of all results, NaN where there is none. */
    public double median(ToDoubleFunction<R> part) {
        return Median.of(results.stream().map(part::applyAsDouble).toList());
    }

    /** Returns a row of the table: the medians of this one and of another. */
    public Measurement beside(Seat<R> other, String row, String unit, ToDoubleFunction<R> part) {
        return new Measurement(row, unit, median(part), other.name, other.median(part), List.of(told(), other.told()));
    }

    private String told() {
        return name + ": " + note;
    }
}
