package org.cellstate.tests.bench.chart;

import java.util.ArrayList;
import java.util.List;
import org.cellstate.app.bench.Measurement;

/** What the processes of both sides took that drew the same subject in turn. */
final class Turns {

    private static final double MILLISECOND = 1e6;
    private static final String PEER = "XChart";

    private final List<Long> ourFirst = new ArrayList<>();
    private final List<Long> ourLater = new ArrayList<>();
    private final List<Long> peersFirst = new ArrayList<>();
    private final List<Long> peersLater = new ArrayList<>();
    private boolean peerTakesPart = true;

    /** Adds the drawings of one process of ours. */
    void ours(List<Long> nanoseconds) {
        split(nanoseconds, ourFirst, ourLater);
    }

    /** Adds the drawings of one process of the peer; without any it does not take part any more. */
    void peers(List<Long> nanoseconds) {
        peerTakesPart = !nanoseconds.isEmpty();
        split(nanoseconds, peersFirst, peersLater);
    }

    boolean peerTakesPart() {
        return peerTakesPart;
    }

    private static void split(List<Long> nanoseconds, List<Long> first, List<Long> later) {
        if (!nanoseconds.isEmpty()) {
            first.add(nanoseconds.get(0));
            later.addAll(nanoseconds.subList(1, nanoseconds.size()));
        }
    }

    Measurement first(String name) {
        return row(name, ourFirst, peersFirst);
    }

    Measurement later(String name) {
        return row(name, ourLater, peersLater);
    }

    private Measurement row(String name, List<Long> ours, List<Long> peers) {
        List<String> notes = peerTakesPart ? List.of() : List.of(PEER + " did not end in two minutes: " + name + ".");
        return new Measurement(name, "ms", median(ours), PEER, median(peers), notes);
    }

    private static double median(List<Long> nanoseconds) {
        if (nanoseconds.isEmpty()) {
            return Double.NaN;
        }
        List<Long> sorted = nanoseconds.stream().sorted().toList();
        int middle = sorted.size() / 2;
        double median =
                sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2.0;
        return median / MILLISECOND;
    }
}
