package org.cellstate.kernel.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.cellstate.kernel.wire.Channel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class OutgoingTest {

    private final Outgoing outgoing = new Outgoing();

    private static Outgoing.Parcel parcel(Channel channel, long size) {
        return new Outgoing.Parcel(channel, List.of(new byte[(int) size]));
    }

    private Thread waiting(AtomicBoolean accepted) {
        Thread thread = new Thread(() -> accepted.set(outgoing.put(parcel(Channel.IOPUB, 1), true)));
        thread.start();
        while (thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        return thread;
    }

    @Test
    void output_waits_while_too_much_of_it_waits_and_an_interrupt_does_not_lose_it() throws Exception {
        outgoing.put(parcel(Channel.IOPUB, Outgoing.LIMIT + 1), true);
        AtomicBoolean accepted = new AtomicBoolean();
        Thread thread = waiting(accepted);

        thread.interrupt();
        assertThat(outgoing.poll()).isNotNull();
        thread.join();

        assertThat(accepted).isTrue();
        assertThat(outgoing.poll()).isNotNull();
    }

    @Test
    void replies_never_wait() {
        outgoing.put(parcel(Channel.IOPUB, Outgoing.LIMIT + 1), true);

        assertThat(outgoing.put(parcel(Channel.SHELL, 1), false)).isTrue();
    }

    @Test
    void a_close_ends_the_wait_and_drops_what_comes_after_but_not_what_came_before() throws Exception {
        outgoing.put(parcel(Channel.IOPUB, Outgoing.LIMIT + 1), true);
        AtomicBoolean accepted = new AtomicBoolean(true);
        Thread thread = waiting(accepted);

        outgoing.close();
        thread.join();

        assertThat(accepted).isFalse();
        assertThat(outgoing.put(parcel(Channel.SHELL, 1), false)).isFalse();
        assertThat(outgoing.poll()).isNotNull();
        assertThat(outgoing.poll()).isNull();
    }
}
