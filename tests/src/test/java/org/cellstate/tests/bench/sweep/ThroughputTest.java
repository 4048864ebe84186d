package org.cellstate.tests.bench.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.cellstate.app.bench.Measurement;
import org.cellstate.tests.bench.peer.Peer;
import org.cellstate.tests.bench.protocol.Reply;
import org.cellstate.tests.bench.protocol.Request;
import org.cellstate.tests.bench.protocol.SweepCase;
import org.junit.jupiter.api.Test;

class ThroughputTest {

    private final List<String> log = new ArrayList<>();

    private Measurement row(int rounds, Reply... replies) throws InterruptedException {
        Queue<Reply> script = new ArrayDeque<>(List.of(replies));
        Peer peer = new Peer() {
            @Override
            public String name() {
                return "scripted";
            }

            @Override
            public Reply ask(Request request) {
                assertThat(request.subject())
                        .isInstanceOfSatisfying(
                                SweepCase.class, asked -> log.add(asked.workers() + " seed " + asked.seed()));
                return script.remove();
            }
        };
        return new Throughput(peer, peer, rounds, progress -> {})
                .row(new SweepCase(2, false, 4, 1, 0), new SweepCase(1, false, 4, 1, 0));
    }

    private static Reply done(double milliseconds, double value) {
        return new Reply.Done(List.of(milliseconds), List.of(value), "");
    }

    @Test
    void both_ways_take_turns_with_the_round_as_seed_and_the_first_round_only_warms_up() throws InterruptedException {
        Measurement row = row(1, done(9e9, 1), done(9e9, 1), done(2000, 1), done(4000, 1));

        assertThat(log).containsExactly("2 seed 0", "1 seed 0", "2 seed 1", "1 seed 1");
        assertThat(row.name()).isEqualTo("births, 4 trials, 2 workers");
        assertThat(row.unit()).isEqualTo("s/trial");
        assertThat(row.value()).isCloseTo(0.5, within(1e-12));
        assertThat(row.peer()).isEqualTo("scripted");
        assertThat(row.peerValue()).isCloseTo(1, within(1e-12));
        assertThat(row.notes()).containsExactly("the same losses to the bit");
    }

    @Test
    void other_losses_are_told() throws InterruptedException {
        Measurement row = row(1, done(1, 1), done(1, 1), done(1, 1), done(1, 2));

        assertThat(row.notes()).singleElement().asString().startsWith("losses up to 1 apart");
    }

    @Test
    void who_cannot_says_why() throws InterruptedException {
        Measurement row = row(1, done(1, 1), new Reply.Refused("out of memory"));

        assertThat(row.value()).isNaN();
        assertThat(row.notes()).containsExactly("out of memory");
    }
}
