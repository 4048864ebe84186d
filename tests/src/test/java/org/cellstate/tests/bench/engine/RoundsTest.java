package org.cellstate.tests.bench.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.cellstate.dsl.model.Cell;
import org.cellstate.tests.bench.peer.Median;
import org.cellstate.tests.bench.peer.Peer;
import org.cellstate.tests.bench.protocol.ModelCase;
import org.cellstate.tests.bench.protocol.Reply;
import org.cellstate.tests.bench.protocol.Task;
import org.junit.jupiter.api.Test;

class RoundsTest {

    private static final ModelCase SHAPE = ModelCase.of(Cell.LSTM, 32, 24, 1, 32);
    private static final Pace PACE = new Pace(2, 100, 0, 0, 1000);

    private final List<String> log = new ArrayList<>();
    private final Rounds rounds = new Rounds(PACE, new ScriptedPeer("spinner", log, 0));

    private static Turn train(Peer peer) {
        return Turn.of(peer, Task.TRAIN, SHAPE);
    }

    @Test
    void everyone_is_warm_before_the_first_round_and_then_they_take_turns() throws InterruptedException {
        rounds.measure(List.of(train(new ScriptedPeer("a", log, 10)), train(new ScriptedPeer("b", log, 50))));

        assertThat(log)
                .containsExactly(
                        "a TRAIN 1+3", "b TRAIN 1+3", "a TRAIN 2+10", "b TRAIN 2+2", "a TRAIN 2+10", "b TRAIN 2+2");
    }

    @Test
    void what_a_peer_does_is_compiled_before_its_first_model_and_not_again_before_the_next()
            throws InterruptedException {
        Rounds compiling = new Rounds(new Pace(1, 10, 500, 100, 1000), new ScriptedPeer("spinner", log, 0));
        Peer peer = new ScriptedPeer("a", log, 10);

        compiling.measure(List.of(train(peer)));
        compiling.measure(List.of(Turn.of(peer, Task.TRAIN, ModelCase.of(Cell.LSTM, 32, 50, 10, 128))));

        assertThat(log)
                .containsExactly(
                        "a TRAIN 1+3",
                        "a TRAIN 10+3",
                        "a TRAIN 50+3",
                        "a TRAIN 2+1",
                        "a TRAIN 1+3",
                        "a TRAIN 10+3",
                        "a TRAIN 2+1");
    }

    @Test
    void a_timing_is_the_median_of_all_steps_of_all_rounds_and_not_of_the_warm_up() throws InterruptedException {
        // Ten steps of 10 ms to set the pace are not in it; ten of 20 ms and ten of 30 ms are.
        List<Timing> timings = rounds.measure(List.of(train(new ScriptedPeer("a", log, 10, 20, 30))));

        assertThat(timings).containsExactly(new Timing(25, "note of a"));
    }

    @Test
    void a_median_is_the_value_in_the_middle() {
        assertThat(Median.of(List.of(9.0, 1.0, 2.0))).isEqualTo(2);
        assertThat(Median.of(List.of(9.0, 1.0, 2.0, 3.0))).isEqualTo(2.5);
        assertThat(Median.of(List.of())).isNaN();
    }

    @Test
    void who_cannot_is_asked_once_and_says_why() throws InterruptedException {
        Peer without = new ScriptedPeer("b", log, 1).first(new Reply.Refused("has no GRU"));

        List<Timing> timings = rounds.measure(List.of(train(new ScriptedPeer("a", log, 10)), train(without)));

        assertThat(timings.get(0).milliseconds()).isEqualTo(10);
        assertThat(timings.get(1).milliseconds()).isNaN();
        assertThat(timings.get(1).note()).isEqualTo("has no GRU");
        assertThat(log).filteredOn(line -> line.startsWith("b")).hasSize(1);
    }

    @Test
    void who_fails_in_the_middle_has_no_value_either() throws InterruptedException {
        Peer failing = new ScriptedPeer("a", log, 1)
                .first(new Reply.Done(List.of(10.0), ""))
                .first(new Reply.Done(List.of(10.0), ""))
                .first(new Reply.Refused("ended with status 139"));

        Timing timing = rounds.measure(List.of(train(failing))).get(0);

        assertThat(timing.milliseconds()).isNaN();
        assertThat(timing.note()).isEqualTo("ended with status 139");
    }

    @Test
    void a_core_is_busy_during_a_busy_turn_only_and_the_idle_step_sets_its_pace() throws InterruptedException {
        Turn idle = train(new ScriptedPeer("a", log, 10));

        new Rounds(new Pace(1, 100, 0, 0, 1000), new ScriptedPeer("spinner", log, 0))
                .measure(List.of(idle, idle.whileBusy()));

        assertThat(log)
                .containsExactly("a TRAIN 1+3", "a TRAIN 2+10", "spinner SPIN 0+0", "a TRAIN 2+10", "spinner REST 0+0");
    }

    @Test
    void no_idle_step_passes_for_one_beside_a_busy_core() throws InterruptedException {
        Turn busy = train(new ScriptedPeer("a", log, 10)).whileBusy();

        Timing timing = new Rounds(PACE, Peer.absent("spinner", "ended with status 1"))
                .measure(List.of(busy))
                .get(0);

        assertThat(timing).isEqualTo(Timing.missing("no core could be kept busy: the spinner ended with status 1"));
    }

    @Test
    void fast_steps_are_warmed_up_for_longer_and_long_ones_no_more_than_needed() {
        Pace pace = new Pace(5, 300, 8000, 1000, 200);

        assertThat(pace.stepsBefore(1)).isEqualTo(1000);
        assertThat(pace.stepsBefore(1500)).isZero();
        assertThat(pace.stepsToCompile(1500)).isEqualTo(5);
        assertThat(pace.steps(0.1)).isEqualTo(200);
        assertThat(pace.steps(30)).isEqualTo(10);
        assertThat(pace.steps(1500)).isEqualTo(1);
        assertThat(pace.stepsAgain(1500)).isEqualTo(1);
    }
}
