package org.cellstate.tests.bench.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cellstate.app.bench.Measurement;
import org.junit.jupiter.api.Test;

class TurnsTest {

    private static final long SECOND = 1_000_000_000;

    private final Turns turns = new Turns();

    @Test
    void first_drawings_and_later_ones_are_told_apart_and_given_as_medians() {
        turns.ours(List.of(900_000_000L, 20_000_000L, 30_000_000L));
        turns.ours(List.of(700_000_000L, 40_000_000L));
        turns.peers(List.of(SECOND, 50_000_000L));

        assertThat(turns.first("line")).isEqualTo(new Measurement("line", "ms", 800, "XChart", 1_000));
        assertThat(turns.later("line")).isEqualTo(new Measurement("line", "ms", 30, "XChart", 50));
        assertThat(turns.peerHasAnotherTurn()).isTrue();
    }

    @Test
    void a_peer_that_took_more_than_twenty_seconds_has_no_other_turn_and_the_row_says_so() {
        turns.ours(List.of(SECOND));
        turns.peers(List.of(20 * SECOND));
        assertThat(turns.peerHasAnotherTurn()).isTrue();

        turns.peers(List.of(20 * SECOND + 1));

        assertThat(turns.peerHasAnotherTurn()).isFalse();
        Measurement row = turns.first("a million");
        assertThat(row.peer()).isEqualTo("XChart, one draw");
        assertThat(row.notes()).containsExactly("XChart had one turn only, because it took more than 20 s: a million.");
    }

    @Test
    void a_peer_that_did_not_end_has_no_other_turn_and_no_number() {
        turns.ours(List.of(SECOND));
        turns.peers(List.of());

        assertThat(turns.peerHasAnotherTurn()).isFalse();
        assertThat(turns.first("a million").peerValue()).isNaN();
        assertThat(turns.first("a million").notes()).containsExactly("XChart did not end in two minutes: a million.");
    }
}
