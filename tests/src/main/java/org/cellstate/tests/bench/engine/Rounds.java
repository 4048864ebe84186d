package org.cellstate.tests.bench.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleToIntFunction;
import org.cellstate.dsl.model.Cell;
import org.cellstate.tests.bench.peer.Median;
import org.cellstate.tests.bench.peer.Peer;
import org.cellstate.tests.bench.protocol.ModelCase;
import org.cellstate.tests.bench.protocol.Reply;
import org.cellstate.tests.bench.protocol.Request;
import org.cellstate.tests.bench.protocol.Task;

/**
 * Measures turn by turn, round by round: a busy moment of the machine meets everyone. Each is warm before the first round, and begins
 * every turn with a step or two that do not count.
 */
final class Rounds {

    private final Pace pace;
    private final Peer spinner;
    private final Set<Compiled> compiled = new HashSet<>();

    /** What a peer's compilers have seen. */
    private record Compiled(Peer peer, Task task, Cell cell) {}

    /**
     * Makes rounds at a pace.
     *
     * @param spinner who keeps a core busy
     */
    Rounds(Pace pace, Peer spinner) {
        this.pace = pace;
        this.spinner = spinner;
    }

    /** Measures, and returns one timing for each turn. Who cannot has no further turn. */
    List<Timing> measure(List<Turn> turns) throws InterruptedException {
        Map<Turn, Reply> warm = new HashMap<>();
        List<Seat> seats = new ArrayList<>();
        for (Turn turn : turns) {
            // Busy or not, the step on an idle machine sets the pace.
            Reply reply = warm.get(turn.whileIdle());
            if (reply == null) {
                reply = warmUp(turn.whileIdle());
                warm.put(turn.whileIdle(), reply);
            }
            seats.add(new Seat(turn, reply));
        }
        for (int round = 0; round < pace.rounds(); round++) {
            for (Seat seat : seats) {
                seat.takeTurn();
            }
        }
        return seats.stream().map(Seat::timing).toList();
    }

    /** Warms a peer up, and returns the answer to a few steps after that. */
    private Reply warmUp(Turn turn) throws InterruptedException {
        Reply reply = again(turn, ask(turn, 1, Pace.FIRST), pace::stepsBefore);
        ModelCase model = turn.model();
        return model != null && compiled.add(new Compiled(turn.peer(), turn.task(), model.cell()))
                ? again(turn, reply, pace::stepsToCompile)
                : reply;
    }

    private Reply again(Turn turn, Reply reply, DoubleToIntFunction steps) throws InterruptedException {
        int more = reply instanceof Reply.Done done ? steps.applyAsInt(Median.of(done.milliseconds())) : 0;
        return more == 0 ? reply : ask(turn, more, Pace.FIRST);
    }

    private Reply ask(Turn turn, int warmup, int steps) throws InterruptedException {
        Request request = Request.steps(turn.task(), turn.model(), warmup, steps);
        if (!turn.busy()) {
            return turn.peer().ask(request);
        }
        if (spinner.ask(Request.of(Task.SPIN)) instanceof Reply.Refused refused) {
            return new Reply.Refused("no core could be kept busy: the spinner " + refused.why());
        }
        try {
            return turn.peer().ask(request);
        } finally {
            spinner.ask(Request.of(Task.REST));
        }
    }

    /** A turn that comes back every round, and what was measured in it. */
    private final class Seat {

        private final Turn turn;
        private final double usual;
        private final List<Double> samples = new ArrayList<>();
        private Reply last;

        Seat(Turn turn, Reply warm) {
            this.turn = turn;
            this.last = warm;
            this.usual = warm instanceof Reply.Done done ? Median.of(done.milliseconds()) : Double.NaN;
        }

        void takeTurn() throws InterruptedException {
            if (last instanceof Reply.Done) {
                last = ask(turn, pace.stepsAgain(usual), pace.steps(usual));
                if (last instanceof Reply.Done done) {
                    samples.addAll(done.milliseconds());
                }
            }
        }

        Timing timing() {
            return last instanceof Reply.Done done
                    ? new Timing(Median.of(samples), done.note())
                    : Timing.missing(((Reply.Refused) last).why());
        }
    }
}
