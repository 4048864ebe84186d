package org.cellstate.tests.bench.engine;

import java.util.ArrayList;
import java.util.List;
import org.cellstate.app.bench.Measurement;
import org.cellstate.tests.bench.peer.Peer;
import org.cellstate.tests.bench.protocol.ModelCase;
import org.cellstate.tests.bench.protocol.Reply;
import org.cellstate.tests.bench.protocol.Request;
import org.cellstate.tests.bench.protocol.Task;

/** The most memory that a process needs which does nothing but train one model, from its start on. */
final class PeakMemory {

    private static final int STEPS = 20;

    /** Starts a process. */
    @FunctionalInterface
    interface Start {
        Peer start() throws InterruptedException;
    }

    private PeakMemory() {}

    /** Measures one after the other, ours first. */
    static List<Measurement> rows(ModelCase shape, List<Start> starts) throws InterruptedException {
        List<Measurement> rows = new ArrayList<>();
        double ours = Double.NaN;
        List<String> oursNotes = List.of();
        for (int i = 0; i < starts.size(); i++) {
            try (Peer peer = starts.get(i).start()) {
                Reply reply = peer.ask(Request.steps(Task.TRAIN, shape, 0, STEPS));
                double megabytes = reply instanceof Reply.Done ? peer.peakMemory() : Double.NaN;
                List<String> notes = reply instanceof Reply.Refused refused
                        ? List.of(peer.name() + ": " + refused.why())
                        : List.of();
                if (i == 0) {
                    ours = megabytes;
                    oursNotes = notes;
                } else {
                    List<String> both = new ArrayList<>(oursNotes);
                    both.addAll(notes);
                    rows.add(new Measurement("peak memory " + shape.name(), "MB", ours, peer.name(), megabytes, both));
                }
            }
        }
        return rows;
    }
}
