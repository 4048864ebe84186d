package org.cellstate.tests.bench.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.cellstate.app.bench.Measurement;
import org.cellstate.tests.bench.peer.AnsweringPeer;
import org.cellstate.tests.bench.peer.Peer;
import org.cellstate.tests.bench.protocol.Reply;
import org.cellstate.tests.bench.protocol.SearchCase;
import org.cellstate.tests.bench.protocol.TestFunction;
import org.junit.jupiter.api.Test;

class SearchesTest {

    private static final double MINIMUM = TestFunction.BRANIN.minimum();

    private final List<String> log = new ArrayList<>();

    /** Returns one who answers from a script; what it was asked for is noted. */
    private Peer scripted(String name, Reply... replies) {
        return new AnsweringPeer(
                name,
                request -> assertThat(request.subject())
                        .isInstanceOfSatisfying(
                                SearchCase.class,
                                asked -> log.add(asked.sampler() + " " + asked.given() + "+" + asked.trials() + " "
                                        + asked.seed())),
                replies);
    }

    private Entrant entrant(String sampler, Reply... replies) {
        return new Entrant(scripted(sampler, replies), sampler, "the " + sampler);
    }

    private static Reply done(double first, double second) {
        return new Reply.Done(List.of(1.0, 3.0), List.of(MINIMUM + first, MINIMUM + second), "by heart");
    }

    @Test
    void everyone_searches_once_a_seed_in_turn_however_many_are_compared() throws InterruptedException {
        Entrant ours = entrant("gp", done(1, 2), done(1, 2));
        Entrant theirs = entrant("chance", done(1, 2), done(1, 2));
        Entrant third = entrant("grid", done(1, 2), done(1, 2));

        new Searches(List.of(new Pair(ours, theirs), new Pair(ours, third)), 2, progress -> {})
                .regrets(TestFunction.BRANIN, 2);

        assertThat(log)
                .containsExactly("gp 0+2 1", "chance 0+2 1", "grid 0+2 1", "gp 0+2 2", "chance 0+2 2", "grid 0+2 2");
    }

    @Test
    void a_regret_is_the_median_over_seeds_of_the_best_trial_above_the_minimum() throws InterruptedException {
        Entrant ours = entrant("gp", done(5, 1), done(4, 7), done(2, 9));
        Entrant theirs = entrant("chance", done(8, 9), done(8, 9), done(8, 9));

        List<Measurement> rows =
                new Searches(List.of(new Pair(ours, theirs)), 3, progress -> {}).regrets(TestFunction.BRANIN, 2);

        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(row.name()).isEqualTo("Branin, 2 trials, the gp");
            assertThat(row.unit()).isEqualTo("regret");
            assertThat(row.value()).isCloseTo(2, within(1e-12));
            assertThat(row.peer()).isEqualTo("the chance");
            assertThat(row.ratio()).as("less is better").isCloseTo(0.25, within(1e-12));
            assertThat(row.notes()).containsExactly("the gp: by heart", "the chance: by heart");
        });
    }

    @Test
    void a_proposal_costs_the_median_of_its_milliseconds() throws InterruptedException {
        Entrant ours = entrant("gp", done(1, 1));
        Entrant theirs = entrant("chance", done(1, 1));

        List<Measurement> rows =
                new Searches(List.of(new Pair(ours, theirs)), 1, progress -> {}).proposals(TestFunction.MIXED, 200, 2);

        assertThat(log).containsExactly("gp 200+2 1", "chance 200+2 1");
        assertThat(rows.get(0).name()).isEqualTo("a proposal after 200 trials, mixed, the gp");
        assertThat(rows.get(0).value()).isEqualTo(2);
    }

    @Test
    void who_cannot_is_asked_once_and_says_why() throws InterruptedException {
        Entrant ours = entrant("gp", done(1, 2), done(1, 2));
        Entrant refusing = entrant("chance", new Reply.Refused("not here"));
        Entrant brief = entrant("grid", new Reply.Done(List.of(), List.of(1.0), ""));

        List<Measurement> rows = new Searches(
                        List.of(new Pair(ours, refusing), new Pair(ours, brief)), 2, progress -> {})
                .regrets(TestFunction.BRANIN, 2);

        assertThat(log).containsExactly("gp 0+2 1", "chance 0+2 1", "grid 0+2 1", "gp 0+2 2");
        assertThat(rows).extracting(Measurement::peerValue).containsOnly(Double.NaN);
        assertThat(rows.get(0).notes()).contains("the chance: not here");
        assertThat(rows.get(1).notes()).contains("the grid: answered 1 trials, not 2");
    }
}
