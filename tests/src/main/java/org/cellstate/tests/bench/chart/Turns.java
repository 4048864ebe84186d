package org.cellstate.tests.bench.chart;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.cellstate.app.bench.Measurement;

/** What the processes of both sides took that drew the same subject in turn. */
final class Turns {

    private static final double MILLISECOND = 1e6;
    private static final String PEER = "XChart";
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final List<Long> ourFirst = new ArrayList<>();
    private final List<Long> ourLater = new ArrayList<>();
    private final List<Long> peersFirst = new ArrayList<>();
    private final List<Long> peersLater = new ArrayList<>();
    private boolean peerTakesPart = true;
    private boolean peerIsSlow;

    /** Adds the drawings of one process of ours. */
    void ours(List<Long> nanoseconds) {
        split(nanoseconds, ourFirst, ourLater);
    }

    /** Adds the drawings of one process of the peer; without any, or after a drawing above the limit, it has no more turns. */
    void peers(List<Long> nanoseconds) {
        peerTakesPart = !nanoseconds.isEmpty();
        peerIsSlow |= nanoseconds.stream().anyMatch(each -> each > LIMIT.toNanos());
        split(nanoseconds, peersFirst, peersLater);
    }

    boolean peerHasAnotherTurn() {
        return peerTakesPart && !peerIsSlow;
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
        String peer = peerIsSlow ? PEER + ", one draw" : PEER;
        return new Measurement(name, "ms", median(ours), peer, median(peers), notes(name));
    }

    private List<String> notes(String name) {
        if (!peerTakesPart) {
            return List.of(PEER + " did not end in two minutes: " + name + ".");
        }
        return peerIsSlow
                ? List.of(PEER + " had one turn only, because it took more than " + LIMIT.toSeconds() + " s: " + name
                        + ".")
                : List.of();
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
