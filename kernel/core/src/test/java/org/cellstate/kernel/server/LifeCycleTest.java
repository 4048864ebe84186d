package org.cellstate.kernel.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cellstate.kernel.server.TestClient.types;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.cellstate.kernel.api.Notebook;
import org.cellstate.kernel.wire.Channel;
import org.cellstate.kernel.wire.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LifeCycleTest {

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_shutdown_is_answered_told_to_all_and_ends_the_wait(boolean restart) throws Exception {
        try (RunningKernel kernel = new RunningKernel()) {
            Message request = kernel.client.send(Channel.CONTROL, "shutdown_request", "{\"restart\":" + restart + "}");

            kernel.server.awaitShutdown();
            kernel.server.close();

            assertThat(kernel.client.reply(Channel.CONTROL, request).content())
                    .hasToString("{\"status\":\"ok\",\"restart\":" + restart + "}");
            assertThat(types(kernel.client.untilIdle(request))).containsExactly("busy", "shutdown_reply", "idle");
            assertThat(kernel.evaluator.closed).isTrue();
        }
    }

    @Test
    void a_shutdown_does_not_wait_for_a_cell_that_cannot_be_stopped() throws Exception {
        AtomicBoolean release = new AtomicBoolean();
        try (RunningKernel kernel = new RunningKernel()) {
            CountDownLatch looping = new CountDownLatch(1);
            kernel.evaluator.action("loop", () -> {
                looping.countDown();
                while (!release.get()) {
                    Thread.onSpinWait();
                }
            });
            kernel.client.execute("loop");
            looping.await();
            Message request = kernel.client.send(Channel.CONTROL, "shutdown_request", "{}");

            kernel.server.awaitShutdown();
            kernel.server.close();

            assertThat(kernel.client.reply(Channel.CONTROL, request).fields().text("status"))
                    .isEqualTo("ok");
            assertThat(types(kernel.client.untilIdle(request))).contains("shutdown_reply");
        } finally {
            release.set(true);
        }
    }

    @Test
    void an_interrupt_stops_the_running_cell_and_only_that() throws Exception {
        try (RunningKernel kernel = new RunningKernel()) {
            CountDownLatch waiting = new CountDownLatch(1);
            AtomicBoolean told = new AtomicBoolean();
            kernel.evaluator.action("wait", () -> {
                waiting.countDown();
                try {
                    new CountDownLatch(1).await();
                } finally {
                    told.set(Notebook.interrupted());
                }
            });
            Message cell = kernel.client.execute("wait");
            waiting.await();

            Message interrupt = kernel.client.send(Channel.CONTROL, "interrupt_request", "{}");

            assertThat(kernel.client.reply(Channel.CONTROL, interrupt).fields().text("status"))
                    .isEqualTo("ok");
            assertThat(kernel.client.reply(Channel.SHELL, cell).fields().text("ename"))
                    .isEqualTo("Interrupted");
            assertThat(types(kernel.client.untilIdle(cell))).containsExactly("busy", "execute_input", "error", "idle");
            assertThat(told).isTrue();
            Message next = kernel.client.execute("1+1");
            assertThat(kernel.client.reply(Channel.SHELL, next).fields().text("status"))
                    .isEqualTo("ok");
        }
    }

    @Test
    void an_interrupt_between_cells_does_nothing_to_the_next_one() throws Exception {
        try (RunningKernel kernel = new RunningKernel()) {
            kernel.client.reply(Channel.CONTROL, kernel.client.send(Channel.CONTROL, "interrupt_request", "{}"));

            Message next = kernel.client.execute("1+1");

            assertThat(kernel.client.reply(Channel.SHELL, next).fields().text("status"))
                    .isEqualTo("ok");
        }
    }

    @Test
    void a_cell_interrupted_while_it_prints_does_not_deafen_the_kernel() throws Exception {
        try (RunningKernel kernel = new RunningKernel()) {
            CountDownLatch printing = new CountDownLatch(1);
            kernel.evaluator.action("print", () -> {
                while (!Thread.currentThread().isInterrupted()) {
                    System.out.println("again and again and again");
                    System.err.println("and again");
                    printing.countDown();
                }
                System.out.println("last words");
            });
            Message cell = kernel.client.execute("print");
            printing.await();

            kernel.client.send(Channel.CONTROL, "interrupt_request", "{}");
            kernel.client.reply(Channel.SHELL, cell);

            StringBuilder out = new StringBuilder();
            kernel.client.untilIdle(cell).stream()
                    .filter(message -> message.type().equals("stream"))
                    .forEach(message -> out.append(message.fields().text("text")));
            assertThat(out.toString()).endsWith("last words" + System.lineSeparator());
            Message next = kernel.client.execute("1+1");
            assertThat(kernel.client.reply(Channel.SHELL, next).fields().text("status"))
                    .isEqualTo("ok");
        }
    }

    @Test
    void everything_that_was_replaced_is_given_back() throws Exception {
        PrintStream out = System.out;
        PrintStream err = System.err;
        InputStream in = System.in;

        try (RunningKernel kernel = new RunningKernel()) {
            assertThat(Notebook.isInteractive()).isTrue();
            assertThat(System.out).isNotSameAs(out);
            assertThat(kernel.console()).isEmpty();
        }

        assertThat(System.out).isSameAs(out);
        assertThat(System.err).isSameAs(err);
        assertThat(System.in).isSameAs(in);
        assertThat(Notebook.isInteractive()).isFalse();
    }
}
