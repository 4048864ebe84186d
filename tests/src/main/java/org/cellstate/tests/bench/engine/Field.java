package org.cellstate.tests.bench.engine;

import java.util.List;
import java.util.stream.Stream;
import org.cellstate.tests.bench.peer.Peer;

/**
 * All who take part in a run.
 *
 * @param players who train and infer, Cellstate first
 * @param multipliers who multiply matrices
 * @param spinner who keeps a core busy
 */
record Field(List<Peer> players, List<Peer> multipliers, Peer spinner) implements AutoCloseable {

    /** Starts everyone. */
    static Field of(Participants start) throws InterruptedException {
        Peer pytorch = start.pytorch();
        Peer keras = start.keras();
        return new Field(
                List.of(start.cellstate(), pytorch, keras, start.deeplearning4j()),
                List.of(start.openblas(), pytorch, keras),
                start.spinner());
    }

    Peer ours() {
        return players.get(0);
    }

    @Override
    public void close() {
        Stream.of(players, multipliers, List.of(spinner))
                .flatMap(List::stream)
                .distinct()
                .forEach(Peer::close);
    }
}
