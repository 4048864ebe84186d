package org.cellstate.kernel.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.cellstate.kernel.wire.Channel;
import org.cellstate.kernel.wire.Header;
import org.cellstate.kernel.wire.Message;
import org.junit.jupiter.api.Test;

class AbortRuleTest {

    private static final Instant FAILURE = Instant.parse("2026-01-01T00:00:10Z");

    private final AbortRule rule = new AbortRule(Clock.fixed(FAILURE, ZoneOffset.UTC));

    private static Request request(String session, Instant sent, Instant received) {
        Header header = Header.of("id", session, "ada", sent, "execute_request");
        Message message =
                new Message(List.of(), header, new JsonObject(), new JsonObject(), new JsonObject(), List.of());
        return new Request(Channel.SHELL, message, received);
    }

    private static Request request(long sentMillis, long receivedMillis) {
        return request("s", FAILURE.plusMillis(sentMillis), FAILURE.plusMillis(receivedMillis));
    }

    @Test
    void a_cell_on_its_way_when_another_failed_is_given_up() {
        rule.failed(request(-50, -40));

        assertThat(rule.covers(request(-20, 5))).isTrue();
    }

    @Test
    void a_cell_sent_after_the_failure_runs() {
        rule.failed(request(-50, -40));

        assertThat(rule.covers(request(0, 5))).isFalse();
        assertThat(rule.covers(request(300, 305))).isFalse();
    }

    @Test
    void a_slow_clock_costs_a_client_nothing_later_than_a_second() {
        rule.failed(request(-50, -40));

        assertThat(rule.covers(request(-60_000, 1_001))).isFalse();
    }

    @Test
    void another_clients_cells_and_cells_before_any_failure_run() {
        assertThat(rule.covers(request(-20, 5))).isFalse();

        rule.failed(request(-50, -40));

        assertThat(rule.covers(request("other", FAILURE.minusMillis(20), FAILURE.plusMillis(5))))
                .isFalse();
    }

    @Test
    void a_cell_that_waited_when_another_failed_is_given_up_whoever_sent_it() {
        Request waiting = request("other", FAILURE.minusMillis(20), FAILURE.minusMillis(10));
        waiting.abort();

        assertThat(rule.covers(waiting)).isTrue();
    }
}
